// The command: opens a project in Chromium and lets an automator connect, as WeChat DevTools does.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openInChromium } from './backend/chromium'
import { gatewayCloud, noCloud } from './backend/cloud'
import { listen } from './backend/socket'
import { Tool } from './backend/tool'

const DEFAULT_PORT = '9420'

/**
 * @param args `auto --project DIR --auto-port N`; DevTools' other options are accepted and have no effect.
 * @param env `YYT_GATEWAY`: where cloud functions run; `YYT_OPENID`: who calls them.
 */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { project: { type: 'string' }, 'auto-port': { type: 'string' } },
  })
  if (positionals[0] !== 'auto') throw new Error('only "auto" is modelled by this runtime')
  const project = path.resolve(String(values.project ?? '.'))
  const { YYT_GATEWAY: gateway, YYT_OPENID: openid } = env
  const tool = await Tool.open(
    {
      dist: await distOf(project),
      cloud: gateway ? gatewayCloud(gateway) : noCloud,
      ...(openid ? { openid } : {}),
    },
    openInChromium,
  )

  const stop = (): void => {
    server.close()
    void tool.close().finally(() => process.exit(0))
  }
  const server = await listen(tool, Number(values['auto-port'] ?? DEFAULT_PORT), stop)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop)
}

/** The project file says where the built mini-program is. */
async function distOf(project: string): Promise<string> {
  const file = path.join(project, 'project.config.json')
  const { miniprogramRoot = '.' } = JSON.parse(await readFile(file, 'utf8')) as { miniprogramRoot?: string }
  return path.resolve(project, miniprogramRoot)
}
