/** WeChat subscribe messages over HTTPS, with the stable access token. */
import { epochOf, type Clock } from './clock'
import { outcomeOfFailure, postJson, type Answer } from './post-json'
import type { Outcome, Sender, WechatLetter } from './sender'

export interface WechatSettings {
  readonly appId: string
  readonly secret: string
  /** `https://api.weixin.qq.com`; a stub in tests. */
  readonly baseUrl: string
  readonly state: 'developer' | 'trial' | 'formal'
  readonly timeoutMs: number
}

/** Limits of template values by field type, in code points; an empty or over-long value is refused with 47003. */
const limits: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^\d{1,32}$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7E]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d\d(~.+)?$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d\d)?(~.+)?$/,
  amount: /^[¥￥$]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^([\p{Script=Han}·]{1,10}|[A-Za-z ]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

/** The first field whose value WeChat would not take; null when all are good. */
export function faultOf(data: WechatLetter['data']): string | null {
  for (const [field, value] of Object.entries(data)) {
    const limit = limits[field.replace(/\d+$/, '')]
    if (limit === undefined || !limit.test(value)) return field
  }
  return null
}

/** Ask for a new token a little before the old one ends. */
const earlySeconds = 300

export function createWechatSender(settings: WechatSettings, clock: Clock): Sender<WechatLetter> {
  let token: { readonly value: string; readonly until: number } | null = null

  /** `stable_token` answers the same token to every instance until it ends, so that no cache has to be shared. */
  async function accessToken(): Promise<string | { readonly code: string }> {
    const now = epochOf(clock.now()) / 1000
    if (token !== null && now < token.until) return token.value
    const { body } = await post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: settings.appId,
      secret: settings.secret,
    })
    const value = body?.['access_token']
    const seconds = Number(body?.['expires_in'])
    if (typeof value !== 'string' || !Number.isFinite(seconds))
      return { code: `token ${Number(body?.['errcode'] ?? NaN)}` }
    token = { value, until: now + seconds - earlySeconds }
    return value
  }
  const post = (path: string, payload: object): Promise<Answer> =>
    postJson(
      settings.baseUrl + path,
      JSON.stringify(payload),
      { 'content-type': 'application/json' },
      settings.timeoutMs,
    )

  async function attempt(letter: WechatLetter, again: boolean): Promise<Outcome> {
    let access: Awaited<ReturnType<typeof accessToken>>
    try {
      access = await accessToken()
    } catch (error) {
      // Without a token no message has left, whatever became of the question for one.
      return { kind: 'retry', code: outcomeOfFailure(error).code }
    }
    if (typeof access !== 'string') return { kind: 'retry', code: access.code }
    let answer: Answer
    try {
      answer = await post(`/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(access)}`, {
        touser: letter.openid,
        template_id: letter.templateId,
        page: letter.page,
        miniprogram_state: settings.state,
        lang: 'zh_CN',
        data: Object.fromEntries(Object.entries(letter.data).map(([field, value]) => [field, { value }])),
      })
    } catch (error) {
      return outcomeOfFailure(error)
    }
    const outcome = outcomeOf(answer)
    if (outcome === 'token') {
      token = null
      return again ? attempt(letter, false) : { kind: 'retry', code: '40001' }
    }
    return outcome
  }

  return {
    // WeChat has no idempotency key.
    idempotent: false,
    async send(letter) {
      const fault = faultOf(letter.data)
      return fault === null ? attempt(letter, true) : { kind: 'refused', code: `47003 ${fault}` }
    },
  }
}

function outcomeOf({ status, body }: Answer): Outcome | 'token' {
  const code = body?.['errcode']
  if (typeof code !== 'number') return { kind: 'unknown', code: `http ${status}` }
  switch (code) {
    case 0:
      return { kind: 'sent' }
    case 40001:
    case 40014:
    case 42001:
      return 'token'
    case -1: // busy
    case 45009: // quota of calls
    case 45011: // too often
      return { kind: 'retry', code: String(code) }
    default:
      // 43101 no permission left, 40003 bad openid, 40037 bad template, 47003 bad data, 41030 page not released
      return { kind: 'refused', code: String(code) }
  }
}
