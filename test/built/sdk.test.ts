import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { lean } from '../../config/lean'
import { openCloudStub, type CloudStub } from './cloud-stub'
import { calledBy, platformEnv, startInstance, type Outcome } from './instance'

const folder = path.resolve(__dirname, '../artifacts/sdk')
/** The real SDK, called as a function calls it. */
const probe = `
  import tcb from '@cloudbase/node-sdk'
  export async function main(event) {
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    switch (event.ask) {
      case 'identity': return app.auth().getUserInfo()
      case 'function': return (await app.callFunction({ name: 'api', data: event.data })).result
      case 'storage': return (await app.getTempFileURL({ fileList: event.files })).fileList
      case 'wechat': return (await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: event.data })).result
    }
  }`
let cloud: CloudStub

beforeAll(async () => {
  cloud = await openCloudStub(asked => {
    switch (asked.action) {
      case 'functions.invokeFunction':
        return {
          data: {
            response_data: JSON.stringify({ got: JSON.parse(String(asked['request_data'])) as unknown }),
          },
          requestId: 'r1',
        }
      case 'storage.batchGetDownloadUrl':
        return {
          data: {
            download_list: [{ fileID: 'cloud://a/b', tempFileURL: 'https://x.invalid/b', code: 'SUCCESS' }],
          },
          requestId: 'r2',
        }
      case 'wx.api':
        return {
          data: { responseData: JSON.stringify({ errcode: 43101, errmsg: 'refused' }) },
          requestId: 'r3',
        }
      default:
        return undefined
    }
  })
  mkdirSync(folder, { recursive: true })
  for (const [file, plugins] of [
    ['whole.js', []],
    ['lean.js', [lean]],
  ] as const)
    await build({
      stdin: { contents: probe, resolveDir: __dirname },
      outfile: path.join(folder, file),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      plugins: [...plugins],
      logLevel: 'error',
    })
}, 60_000)
afterAll(() => cloud.close())

describe.each(['whole.js', 'lean.js'])('the CloudBase SDK in %s', file => {
  async function ask(event: object, env: Record<string, string> = {}): Promise<Outcome> {
    const instance = startInstance(path.join(folder, file), platformEnv(cloud.url))
    try {
      return await instance.call(event, env)
    } finally {
      await instance.stop()
    }
  }

  test('takes the identity from the environment of the call', async () => {
    expect(await ask({ ask: 'identity' }, calledBy('openid-1'))).toMatchObject({
      result: { openId: 'openid-1' },
    })
    expect(await ask({ ask: 'identity', userInfo: { openId: 'openid-2' } })).toMatchObject({
      result: { openId: '' },
    })
  })

  test('calls a function', async () => {
    expect(await ask({ ask: 'function', data: { action: 'identity.me' } })).toEqual({
      result: { got: { action: 'identity.me' } },
    })
    expect(cloud.asked.at(-1)).toMatchObject({ action: 'functions.invokeFunction', function_name: 'api' })
  })

  test('asks for the address of a stored file', async () => {
    expect(await ask({ ask: 'storage', files: ['cloud://a/b'] })).toMatchObject({
      result: [{ tempFileURL: 'https://x.invalid/b' }],
    })
  })

  test('sends through WeChat and returns its answer', async () => {
    const data = { touser: 'openid-1', template_id: 't', data: {} }
    expect(await ask({ ask: 'wechat', data })).toEqual({ result: { errcode: 43101, errmsg: 'refused' } })
    const asked = cloud.asked.at(-1)
    expect(asked).toMatchObject({ action: 'wx.api', apiName: 'subscribeMessage.send' })
    expect(JSON.parse(String(asked?.['requestData']))).toEqual(data)
  })
})
