// What the compiler hands to the host: one mini-program, ready to run in a page.
import type { template } from 'glass-easel'

/** The parts of a page's, component's or app's .json that the host reads. */
export interface FileConfig {
  readonly component?: boolean
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: string
  readonly navigationStyle?: string
  readonly onReachBottomDistance?: number
}

export interface Tab {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

interface Subpackage {
  readonly root: string
  readonly pages: readonly string[]
}

interface AppConfig {
  readonly pages: readonly string[]
  readonly entryPagePath?: string
  readonly subPackages?: readonly Subpackage[]
  readonly subpackages?: readonly Subpackage[]
  readonly window?: FileConfig
  readonly tabBar?: {
    readonly color?: string
    readonly selectedColor?: string
    readonly list: readonly Tab[]
  }
}

/** A JavaScript file of the dist as a function of its surroundings (see scope.ts for their order). */
type ModuleFunction = (...surroundings: unknown[]) => void

/** Keys are paths inside the dist without extension, e.g. `pages/home/index`. */
export interface CompiledApp {
  readonly app: AppConfig
  readonly configs: Readonly<Record<string, FileConfig>>
  readonly styles: Readonly<Record<string, string>>
  readonly templates: Readonly<Record<string, template.ComponentTemplate['content']>>
  readonly modules: Readonly<Record<string, ModuleFunction>>
  /** For each built-in tag, the properties (camelCase) that some template sets. */
  readonly properties: Readonly<Record<string, readonly string[]>>
}
