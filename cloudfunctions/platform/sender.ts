/** The two channels to the world outside, behind one interface. What a provider answers becomes one of four outcomes. */

/**
 * - `sent`: the provider took it.
 * - `refused`: it never will, on this channel (no permission left, bad number): the next channel's turn.
 * - `retry`: it was not taken, and may be later (busy, quota, no connection): nothing reached her.
 * - `unknown`: the request left and no answer came: it may have reached her.
 */
export type Outcome =
  { readonly kind: 'sent' } | { readonly kind: 'refused' | 'retry' | 'unknown'; readonly code: string }

export interface Sender<Letter> {
  /** The provider drops a second request with the same key, so that a message in doubt may be sent again. */
  readonly idempotent: boolean
  send(letter: Letter): Promise<Outcome>
}

interface Keyed {
  /** The message's id: the provider's idempotency key where it has one. */
  readonly key: string
}
export interface WechatLetter extends Keyed {
  readonly openid: string
  readonly templateId: string
  /** Own page with its query. */
  readonly page: string
  /** By approved field name; see `faultOf` for the limits. */
  readonly data: Readonly<Record<string, string>>
}
export interface SmsLetter extends Keyed {
  /** 11 digits, mainland China. */
  readonly phone: string
  /** At most 60 characters; the provider adds the signature. */
  readonly text: string
  readonly signature: string
}

/** A channel that is not configured is null: the next one is used. */
export interface Senders {
  readonly wechat: Sender<WechatLetter> | null
  readonly sms: Sender<SmsLetter> | null
}
