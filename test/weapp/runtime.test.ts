// The runtime on the hand-written fixture, in Chromium, through its command and the automator's own WebSocket.
import { type Server, createServer } from 'node:http'
import path from 'node:path'
import { describeFixture, fixtureCloud } from '../runtime/behaviour'
import { messageOf } from '../runtime/backend/socket'
import { OWN_CLI, openDevtools } from './devtools'

const PORT = 9421
const GATEWAY_PORT = 4511
const project = path.join(__dirname, '..', 'runtime', 'fixture')

jest.setTimeout(40_000)

let gateway: Server

/** The other side of `POST /fn/{name}`, as the local cloud speaks it. */
beforeAll(async () => {
  gateway = createServer((request, response) => {
    const name = String(request.url).replace('/fn/', '')
    const openid = String(request.headers['x-openid'])
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { data } = JSON.parse(body) as { data: unknown }
      fixtureCloud(name, data, openid).then(
        result => response.end(JSON.stringify({ result })),
        (error: unknown) => response.writeHead(500).end(JSON.stringify({ errMsg: messageOf(error) })),
      )
    })
  })
  await new Promise<void>(resolve => gateway.listen(GATEWAY_PORT, '127.0.0.1', resolve))
})
afterAll(() => new Promise(resolve => gateway.close(resolve)))

describe('the fixture', () =>
  describeFixture(() =>
    openDevtools({ project, port: PORT, cli: OWN_CLI, gateway: `http://127.0.0.1:${GATEWAY_PORT}` }),
  ))

test('the command says what is wrong when the mini-program was not built', async () => {
  const missing = path.join(__dirname)
  await expect(openDevtools({ project: missing, port: PORT + 1, cli: OWN_CLI })).rejects.toThrow(
    'project.config.json',
  )
})
