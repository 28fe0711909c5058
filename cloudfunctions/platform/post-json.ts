/** One POST of JSON that knows whether the request had left when it failed: `fetch` does not say. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { text } from 'node:stream/consumers'

/** Nothing reached the provider: it is safe to send again. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}
/** The request left, and no whole answer came. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

export interface Answer {
  readonly status: number
  /** Null when the body is not a JSON object. */
  readonly body: Readonly<Record<string, unknown>> | null
}

/**
 * @param timeoutMs for the whole exchange, half-open sockets too
 * @throws NotSent, NoAnswer
 */
export function postJson(
  url: string,
  payload: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Answer> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    let left = false
    const fail = (cause: string): void => reject(left ? new NoAnswer(cause) : new NotSent(cause))
    const outgoing = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(payload)) },
        // A kept connection may be half-open without our knowing: a new one fails before the request leaves.
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      },
      response => {
        text(response).then(
          body => resolve({ status: response.statusCode ?? 0, body: objectOf(body) }),
          () => fail('cut'),
        )
      },
    )
    outgoing.on('error', error => fail('code' in error ? String(error.code) : error.name))
    // Only a connected socket can carry anything away.
    outgoing.on('socket', socket => {
      const connected = url.startsWith('https:') ? 'secureConnect' : 'connect'
      socket.once(connected, () => {
        left = true
      })
    })
    outgoing.end(payload)
  })
}

function objectOf(body: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** What a failed exchange means for the message. */
export const outcomeOfFailure = (
  error: unknown,
): { readonly kind: 'retry' | 'unknown'; readonly code: string } => {
  if (error instanceof NotSent) return { kind: 'retry', code: error.message }
  if (error instanceof NoAnswer) return { kind: 'unknown', code: error.message }
  throw error
}
