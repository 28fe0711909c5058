/** The channels of a deployment, from its environment. One that is not configured is left out; half configured is an error. */
import { EnvironmentError } from './environment'
import type { Clock } from './clock'
import type { Senders } from './sender'
import { createSmsSender } from './sms'
import { createWechatSender } from './wechat'

/** Shorter than a statement may wait for a lock (5 s): a loss waits for the answer of a message that is on its way. */
const timeoutMs = 3000

const wechatNames = ['WX_APPID', 'WX_SECRET'] as const
const smsNames = ['SMS_SECRET_ID', 'SMS_SECRET_KEY', 'SMS_APP_ID', 'SMS_TEMPLATE_ID'] as const

type Env = Readonly<Record<string, string | undefined>>

/** All, or null when none is set. @throws EnvironmentError that names what is missing */
function settings<Name extends string>(env: Env, names: readonly Name[]): Record<Name, string> | null {
  const given = names.filter(name => env[name])
  if (given.length === 0) return null
  if (given.length < names.length)
    throw new EnvironmentError(
      `environment variables missing or malformed: ${names.filter(name => !env[name]).join('; ')}`,
    )
  return Object.fromEntries(names.map(name => [name, env[name] ?? ''])) as Record<Name, string>
}

export function deployedSenders(env: Env, clock: Clock): Senders {
  const wechat = settings(env, wechatNames)
  const sms = settings(env, smsNames)
  return {
    wechat:
      wechat &&
      createWechatSender(
        {
          appId: wechat.WX_APPID,
          secret: wechat.WX_SECRET,
          baseUrl: env['WX_API_URL'] ?? 'https://api.weixin.qq.com',
          state: 'formal',
          timeoutMs,
        },
        clock,
      ),
    sms:
      sms &&
      createSmsSender(
        {
          secretId: sms.SMS_SECRET_ID,
          secretKey: sms.SMS_SECRET_KEY,
          appId: sms.SMS_APP_ID,
          templateId: sms.SMS_TEMPLATE_ID,
          region: 'ap-guangzhou',
          baseUrl: env['SMS_API_URL'] ?? 'https://sms.tencentcloudapi.com',
          timeoutMs,
        },
        clock,
      ),
  }
}
