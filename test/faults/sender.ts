/** The sending process of the fault test: the product's dispatch and adapters, started by a word and ended by `kill -9`. */
import { openServer } from '../../cloudfunctions/database/server'
import { sql } from '../../cloudfunctions/database/sql'
import type { Senders } from '../../cloudfunctions/platform/sender'
import { deployedSenders } from '../../cloudfunctions/platform/senders'
import { dispatchDue } from '../../cloudfunctions/reminders/dispatch'
import type { Instant } from '../../types/schema'
import { bareServices } from '../bare-services'
import { RunningClock } from '../running-clock'

const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

async function main(): Promise<void> {
  const { db } = openServer({
    connectionString: setting('SENDER_DATABASE'),
    application_name: setting('SENDER_NAME'),
    max: 1,
  })
  // Warm: the connection is open and the timer's word starts it, as a function that is used again.
  await db.one(sql`select 1 as one`)
  process.on('message', ({ now, node }: { now: Instant; node: number }) => {
    const clock = new RunningClock(now)
    const services = bareServices(db, clock, node)
    const deployed = deployedSenders(process.env, clock)
    const senders: Senders =
      process.env['SENDER_SMS_KEYED'] === '1' && deployed.sms !== null
        ? { ...deployed, sms: { ...deployed.sms, idempotent: true } }
        : deployed
    dispatchDue(services, senders).then(
      done => process.send?.({ done }),
      (error: unknown) => process.send?.({ failed: String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: true })
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
