/** The cloud's own API as the SDK speaks to it, on the loopback: answers a few actions and keeps what was asked. */
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Asked {
  readonly action: string
  readonly [field: string]: unknown
}

export interface CloudStub {
  readonly url: string
  readonly asked: Asked[]
  close(): Promise<void>
}

/** @param answer the body for an action; undefined is answered with an error of the platform */
export async function openCloudStub(answer: (asked: Asked) => object | undefined): Promise<CloudStub> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void text(request).then(body => {
      const question = JSON.parse(body) as Asked
      asked.push(question)
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(JSON.stringify(answer(question) ?? { code: 'STUB_REFUSES', message: question.action }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
