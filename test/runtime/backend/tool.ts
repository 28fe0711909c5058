// The developer tool as the automator sees it: passes requests to the page and answers those that concern the process.
import { compile } from '../compile/compile'
import { type Cloud, noCloud } from './cloud'
import { loopbackRequest } from './request'
import type { AutomatorEvent, Outside, Surface } from './surface'

export interface ToolOptions {
  /** Folder of the built mini-program, the one with app.json. */
  readonly dist: string
  readonly cloud?: Cloud
  /** Who the platform says is calling cloud functions, until a test changes it. */
  readonly openid?: string
}

type OpenSurface = (app: { dist: string; script: string }, outside: Outside) => Promise<Surface>
type Listener = (event: AutomatorEvent) => void

/** Events on their way to the latest connection; those before the first wait, such as an exception at the start. */
class EventRelay {
  private listener: Listener | undefined
  private readonly waiting: AutomatorEvent[] = []

  readonly emit = (event: AutomatorEvent): void => {
    if (this.listener) this.listener(event)
    else this.waiting.push(event)
  }

  listen(listener: Listener): void {
    this.listener = listener
    this.waiting.splice(0).forEach(listener)
  }
}

export class Tool {
  private constructor(
    private readonly surface: Surface,
    private readonly events: EventRelay,
    private readonly identity: { openid: string },
  ) {}

  static async open(options: ToolOptions, openSurface: OpenSurface): Promise<Tool> {
    const { dist, cloud = noCloud, openid = 'openid-of-a-visitor' } = options
    const { script, warnings } = compile(dist)
    for (const warning of warnings) console.warn(warning)
    const events = new EventRelay()
    const identity = { openid }
    const surface = await openSurface(
      { dist, script },
      {
        emit: events.emit,
        cloud: (name, data) => cloud(name, data, identity.openid),
        request: loopbackRequest,
      },
    )
    return new Tool(surface, events, identity)
  }

  listen(listener: Listener): void {
    this.events.listen(listener)
  }

  async handle(method: string, parameters: Record<string, unknown>): Promise<unknown> {
    const { surface } = this
    if (method === 'App.captureScreenshot') return { data: await surface.screenshot() }
    if (method === 'Tool.native') {
      const data = asRecord(parameters['data'])
      switch (parameters['method']) {
        case 'setOpenid':
          this.identity.openid = String(data['openid'])
          return {}
        case 'restart':
          await surface.restart()
          return {}
        case 'setDevice':
          if (data['theme'] === 'light' || data['theme'] === 'dark') await surface.setTheme(data['theme'])
      }
    }
    return (await surface.automate(method, parameters)) ?? {}
  }

  close(): Promise<void> {
    return this.surface.close()
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
