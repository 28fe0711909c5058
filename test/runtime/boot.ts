// Starts a built mini-program in jsdom, in this process, and connects the unmodified automator to it.
import { EventEmitter } from 'node:events'
import MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { openInJsdom } from './backend/jsdom'
import { messageOf } from './backend/socket'
import { Tool, type ToolOptions } from './backend/tool'
import { Session } from './session'

/** Close the session when the suite ends: jsdom's timers keep the process alive. */
export async function bootInJsdom(options: ToolOptions): Promise<Session> {
  const tool = await Tool.open(options, openInJsdom)
  const connection = new InProcessConnection(tool)
  return new Session(new MiniProgram(connection as unknown as AutomatorConnection), () => tool.close())
}

type AutomatorConnection = ConstructorParameters<typeof MiniProgram>[0]

/** In the place of the automator's WebSocket: the same messages, still copied as JSON. */
class InProcessConnection extends EventEmitter {
  constructor(private readonly tool: Tool) {
    super()
    tool.listen(event => this.emit(event.method, event.params))
  }

  async send(method: string, parameters: unknown = {}): Promise<unknown> {
    try {
      const result = await this.tool.handle(
        method,
        JSON.parse(JSON.stringify(parameters)) as Record<string, unknown>,
      )
      return JSON.parse(JSON.stringify(result)) as unknown
    } catch (error) {
      throw new Error(messageOf(error))
    }
  }

  dispose(): void {
    this.removeAllListeners()
  }
}
