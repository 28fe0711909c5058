/** WeChat and SMS on a laptop: what would have left is kept in a file and shown on the panel. Numbers and identities are not kept. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { dateOf, timeOf, type Clock } from '../../cloudfunctions/platform/clock'
import type { Senders } from '../../cloudfunctions/platform/sender'
import { faultOf } from '../../cloudfunctions/platform/wechat'

export interface SentRecord {
  /** Shanghai time, `2026-12-03 10:12`. */
  readonly at: string
  readonly channel: '微信' | '短信'
  readonly text: string
  readonly key: string
}

interface Mailbox {
  readonly sent: SentRecord[]
  readonly keys: Set<string>
}
/** One a folder and process; read from its file on first use. */
const mailboxes = new Map<string, Mailbox>()
const fileOf = (folder: string): string => path.join(folder, 'sent.jsonl')

function mailboxOf(folder: string): Mailbox {
  const known = mailboxes.get(folder)
  if (known !== undefined) return known
  const file = fileOf(folder)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  // Written by this very file.
  const sent = lines.map(line => JSON.parse(line) as SentRecord)
  const made = { sent, keys: new Set(sent.map(({ key }) => key)) }
  mailboxes.set(folder, made)
  return made
}

/** Everything that was sent, oldest first. */
export const sentSoFar = (folder: string): readonly SentRecord[] => mailboxOf(folder).sent

/** The same interface as the real ones, limits included; a second request with the same key is dropped. */
export function localSenders(folder: string, clock: Clock): Senders {
  const keep = (channel: SentRecord['channel'], key: string, text: string): void => {
    const mailbox = mailboxOf(folder)
    if (mailbox.keys.has(key)) return
    const now = clock.now()
    const record = { at: `${dateOf(now)} ${timeOf(now)}`, channel, text, key }
    mailbox.keys.add(key)
    mailbox.sent.push(record)
    appendFileSync(fileOf(folder), JSON.stringify(record) + '\n')
  }
  return {
    wechat: {
      idempotent: true,
      send({ key, data }) {
        const fault = faultOf(data)
        if (fault !== null) return Promise.resolve({ kind: 'refused', code: `47003 ${fault}` })
        keep('微信', key, Object.values(data).join(' · '))
        return Promise.resolve({ kind: 'sent' })
      },
    },
    sms: {
      idempotent: true,
      send({ key, text, signature }) {
        keep('短信', key, `【${signature}】${text}`)
        return Promise.resolve({ kind: 'sent' })
      },
    },
  }
}
