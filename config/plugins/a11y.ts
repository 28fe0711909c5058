// Taro plugin: lets aria-* reach WeChat. Taro's own weapp templates have no such attributes and drop them silently.
import path from 'node:path'
// JSON, because Taro compiles a plugin's own file only and not what it imports. Values are quoted WXML literals.
import accessible from './a11y-attributes.json'

interface Platform {
  template?: { mergeComponents(context: unknown, patch: Record<string, Record<string, string>>): void }
  runtimePath: string | string[]
}

interface Context {
  registerMethod(method: { name: string; fn(platform: Platform): void }): void
}

/** Patches the templates when the platform is set up, and adds the run-time half to the app's entry. */
export default function a11y(context: Context): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.template === undefined) return
      const patch = Object.fromEntries(accessible.components.map(name => [name, accessible.attributes]))
      platform.template.mergeComponents(context, patch)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'a11y-runtime.ts')].flat()
    },
  })
}
