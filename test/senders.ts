/** Senders for tests: they keep what was sent and answer what they are told to. */
import type { Outcome, Senders } from '../cloudfunctions/platform/sender'
import type { Instant } from '../types/schema'

export interface Recorded {
  readonly at: Instant
  readonly channel: 'wechat' | 'sms'
  readonly key: string
  readonly to: string
  readonly text: string
}

export function recordingSenders(
  now: () => Instant,
  answer: (channel: 'wechat' | 'sms', key: string) => Outcome = () => ({ kind: 'sent' }),
  idempotent = false,
): { readonly senders: Senders; readonly sent: Recorded[] } {
  const sent: Recorded[] = []
  const take = (channel: 'wechat' | 'sms', key: string, to: string, text: string): Promise<Outcome> => {
    const outcome = answer(channel, key)
    if (outcome.kind === 'sent' || outcome.kind === 'unknown')
      sent.push({ at: now(), channel, key, to, text })
    return Promise.resolve(outcome)
  }
  return {
    sent,
    senders: {
      wechat: {
        idempotent,
        send: ({ key, openid, data }) => take('wechat', key, openid, Object.values(data).join(' · ')),
      },
      sms: { idempotent, send: ({ key, phone, text }) => take('sms', key, phone, text) },
    },
  }
}
