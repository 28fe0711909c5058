import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Instant } from '../../types/schema'
import { deployedSenders } from './senders'
import { createSmsSender, signTc3 } from './sms'
import { createWechatSender, faultOf } from './wechat'

const clock = { now: () => '2026-11-23T02:00:00.000Z' as Instant }

interface Asked {
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Record<string, unknown>
}
type Answer = object | 'silence' | 'cut' | 'html'

/** A provider on the loopback that answers what it is told, in turn; the last answer stays. */
class Provider {
  readonly asked: Asked[] = []
  answers: Answer[] = []
  private readonly sockets = new Set<Socket>()
  private readonly server: Server = createServer((request, response) => void this.serve(request, response))
  async open(): Promise<string> {
    this.server.on('connection', socket => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
    })
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    return new Promise(resolve => this.server.close(() => resolve()))
  }
  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request)) as Record<string, unknown>
    this.asked.push({ url: request.url ?? '', headers: request.headers, body })
    const token = { access_token: `token-${this.asked.length}`, expires_in: 7200 }
    const answer = request.url?.includes('stable_token')
      ? token
      : ((this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? {})
    if (answer === 'silence') return
    if (answer === 'cut') return void response.socket?.destroy()
    if (answer === 'html') return void response.writeHead(502).end('<html>')
    response.end(JSON.stringify(answer))
  }
}

let provider: Provider
let baseUrl: string
beforeEach(async () => {
  provider = new Provider()
  baseUrl = await provider.open()
})
afterEach(() => provider.close())

describe('WeChat subscribe messages', () => {
  const sender = (url = baseUrl, timeoutMs = 2000) =>
    createWechatSender(
      { appId: 'wx-test', secret: 'secret', baseUrl: url, state: 'formal', timeoutMs },
      clock,
    )
  const letter = {
    key: '1',
    openid: 'openid-1',
    templateId: 'template-1',
    page: 'pages/journey/index',
    data: { thing1: 'NT超声时间到请预约', date2: '2026年12月3日', thing3: '请在12月3日前办理' },
  }
  test('go with one token for many, and with the fields as WeChat wants them', async () => {
    provider.answers = [{ errcode: 0, errmsg: 'ok' }]
    const wechat = sender()
    expect(await wechat.send(letter)).toEqual({ kind: 'sent' })
    expect(await wechat.send(letter)).toEqual({ kind: 'sent' })
    expect(provider.asked.map(({ url }) => url)).toEqual([
      '/cgi-bin/stable_token',
      '/cgi-bin/message/subscribe/send?access_token=token-1',
      '/cgi-bin/message/subscribe/send?access_token=token-1',
    ])
    expect(provider.asked[1]?.body).toMatchObject({
      touser: 'openid-1',
      template_id: 'template-1',
      data: { thing1: { value: 'NT超声时间到请预约' } },
    })
  })
  test.each([
    [43101, 'refused'],
    [47003, 'refused'],
    [40003, 'refused'],
    [40037, 'refused'],
    [45009, 'retry'],
    [-1, 'retry'],
  ])('answered %i are %s', async (errcode, kind) => {
    provider.answers = [{ errcode, errmsg: 'no' }]
    expect(await sender().send(letter)).toEqual({ kind, code: String(errcode) })
  })
  test('with a token that ended are asked again once with a new one', async () => {
    provider.answers = [{ errcode: 40001 }, { errcode: 0 }]
    expect(await sender().send(letter)).toEqual({ kind: 'sent' })
    provider.answers = [{ errcode: 42001 }]
    expect(await sender().send(letter)).toEqual({ kind: 'retry', code: '40001' })
  })
  test('that left and were not answered are unknown: a half-open socket, a cut, a gateway page', async () => {
    const wechat = sender(baseUrl, 200)
    for (const answer of ['silence', 'cut', 'html'] as const) {
      provider.answers = [answer]
      expect((await wechat.send(letter)).kind).toBe('unknown')
    }
  })
  test('that never left may be tried again', async () => {
    const closed = new Provider()
    const url = await closed.open()
    await closed.close()
    expect(await sender(url).send(letter)).toMatchObject({ kind: 'retry' })
  })
  test('with an over-long or empty field are not even asked for, and the field is named', async () => {
    for (const value of ['字'.repeat(21), ''])
      expect(await sender().send({ ...letter, data: { ...letter.data, thing1: value } })).toEqual({
        kind: 'refused',
        code: '47003 thing1',
      })
    expect(provider.asked).toEqual([])
  })
  test('know the limits of each field type', () => {
    const taken: Record<string, string> = {
      thing1: '字'.repeat(20),
      number2: '9'.repeat(32),
      letter3: 'abc',
      character_string4: 'A-1',
      time5: '15:01',
      date6: '2026年12月3日 08:00',
      amount7: '¥12.50元',
      phone_number8: '0717-160000',
      name9: '阿依古丽',
      phrase10: '已预约',
      symbol11: '!',
      car_number12: '鄂E12345',
    }
    expect(faultOf(taken)).toBeNull()
    const refused: Record<string, string> = {
      number2: '9'.repeat(33),
      letter3: '字',
      character_string4: '预约',
      time5: '下午',
      date6: '2026-12-03',
      amount7: '十二元',
      phone_number8: '0'.repeat(18),
      name9: '字'.repeat(11),
      phrase10: '字'.repeat(6),
      symbol11: '!!!!!!',
      car_number12: '字'.repeat(9),
      unheard13: 'x',
    }
    for (const [field, value] of Object.entries(refused)) expect(faultOf({ [field]: value })).toBe(field)
  })
})

describe('SMS by Tencent Cloud', () => {
  const settings = {
    secretId: 'AKIDtest',
    secretKey: 'secret',
    appId: '1400000000',
    templateId: '100000',
    region: 'ap-guangzhou',
    timeoutMs: 200,
  }
  const sender = (url = baseUrl) => createSmsSender({ ...settings, baseUrl: url }, clock)
  const letter = { key: '1', phone: '16010000001', text: '请做孕14至19周产检。', signature: '夷陵妇幼' }
  const status = (Code: string) => ({ Response: { SendStatusSet: [{ Code, Message: '' }], RequestId: 'r' } })
  const failure = (Code: string) => ({ Response: { Error: { Code, Message: '' }, RequestId: 'r' } })

  test('goes signed, to one number, with the text as its one variable', async () => {
    provider.answers = [status('Ok')]
    expect(await sender().send(letter)).toEqual({ kind: 'sent' })
    const [asked] = provider.asked
    expect(asked?.body).toEqual({
      PhoneNumberSet: ['+8616010000001'],
      SmsSdkAppId: '1400000000',
      SignName: '夷陵妇幼',
      TemplateId: '100000',
      TemplateParamSet: ['请做孕14至19周产检。'],
      SessionContext: '1',
    })
    expect(asked?.headers).toMatchObject({ 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' })
    expect(asked?.headers.authorization).toBe(
      signTc3(settings, {
        host: new URL(baseUrl).host,
        payload: JSON.stringify(asked?.body),
        timestamp: 1_795_399_200,
      }),
    )
  })
  test.each([
    [status('LimitExceeded.PhoneNumberDailyLimit'), 'refused'],
    [status('LimitExceeded.DeliveryFrequencyLimit'), 'retry'],
    [status('FailedOperation.PhoneNumberInBlacklist'), 'refused'],
    [status('InvalidParameterValue.IncorrectPhoneNumber'), 'refused'],
    [failure('RequestLimitExceeded'), 'retry'],
    [failure('AuthFailure.SignatureFailure'), 'refused'],
    [failure('InternalError.Timeout'), 'unknown'],
  ])('answered %j is %s', async (answer, kind) => {
    provider.answers = [answer]
    expect((await sender().send(letter)).kind).toBe(kind)
  })
  test('is unknown when no answer came, and to be tried again when it never left', async () => {
    provider.answers = ['silence']
    expect((await sender().send(letter)).kind).toBe('unknown')
    const closed = new Provider()
    const url = await closed.open()
    await closed.close()
    expect((await sender(url).send(letter)).kind).toBe('retry')
  })
  test('is signed by the method of the provider, a known answer', () => {
    const signed = signTc3(
      { secretId: 'AKID', secretKey: 'key' },
      { host: 'sms.tencentcloudapi.com', payload: '{}', timestamp: 1_551_113_065 },
    )
    expect(signed).toMatch(
      /^TC3-HMAC-SHA256 Credential=AKID\/2019-02-25\/sms\/tc3_request, SignedHeaders=content-type;host, Signature=[0-9a-f]{64}$/,
    )
  })
})

describe('the channels of a deployment', () => {
  const sms = { SMS_SECRET_ID: 'a', SMS_SECRET_KEY: 'b', SMS_APP_ID: 'c', SMS_TEMPLATE_ID: 'd' }
  test('are those that are configured', () => {
    expect(deployedSenders({}, clock)).toEqual({ wechat: null, sms: null })
    expect(deployedSenders({ ...sms, WX_APPID: '' }, clock)).toMatchObject({
      wechat: null,
      sms: { idempotent: false },
    })
  })
  test('half configured are an error that names what is missing and no value', () => {
    expect(() => deployedSenders({ WX_APPID: 'wx-secret-value' }, clock)).toThrow(
      'environment variables missing or malformed: WX_SECRET',
    )
  })
})
