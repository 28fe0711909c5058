// Speaks the automator's protocol on a WebSocket: `{id, method, params}` in, `{id, result}` or `{id, error}` out.
import { WebSocketServer } from 'ws'
import type { Tool } from './tool'

interface Request {
  readonly id: string
  readonly method: string
  readonly params: Record<string, unknown>
}

/** @param closed called when a client asks the tool to close. */
export function listen(tool: Tool, port: number, closed: () => void): Promise<WebSocketServer> {
  const server = new WebSocketServer({ port, host: '127.0.0.1' })
  server.on('connection', socket => {
    const send = (message: object): void => socket.send(JSON.stringify(message))
    tool.listen(send)
    socket.on('message', (raw: Buffer) => {
      const { id, method, params } = JSON.parse(raw.toString()) as Request
      if (method === 'Tool.close') {
        send({ id, result: {} })
        closed()
        return
      }
      tool.handle(method, params).then(
        result => send({ id, result }),
        (error: unknown) => send({ id, error: { message: messageOf(error) } }),
      )
    })
  })
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(server))
    server.once('error', reject)
  })
}

/** wx methods reject with `{ errMsg }`. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}
