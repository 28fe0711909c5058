/**
 * A hundred thousand random claims and redemptions through both of the product's forms at once, a thousand redemptions of
 * one voucher, and then the books: `DATABASE_URL=postgres://… npx tsx bench/vouchers/races.ts`. Not timed; ATTEMPTS and SEED.
 */
import type { Db } from '../../cloudfunctions/database/db'
import { ConstraintError } from '../../cloudfunctions/database/driver-error'
import { takeTurns } from '../../cloudfunctions/people/facts'
import { openServer } from '../../cloudfunctions/database/server'
import { again, gather } from '../../cloudfunctions/service/gather'
import { insertTogether } from '../../cloudfunctions/vouchers/queries/claim-together'
import { insertVoucher, type NewVoucher } from '../../cloudfunctions/vouchers/queries/insert-voucher'
import { markRedeemed } from '../../cloudfunctions/vouchers/queries/mark-redeemed'
import { takeQuota } from '../../cloudfunctions/vouchers/queries/take-quota'
import { ServiceError } from '../../types/errors'
import type { Instant, InstitutionId, LocalDate } from '../../types/schema'
import { generator } from '../booking/workload'
import { checkBooks, main, say } from '../contention/compare'
import { createDatabase } from '../contention/database'
import { reset, vouchersOf } from './round'

const total = Number(process.env['ATTEMPTS'] ?? 100_000)
const seed = Number(process.env['SEED'] ?? 1)
const [perRound, clients, places, people] = [20_000, 32, 3000, 5000]
const once = 1000

let events = 500_000_000
const redeem = (db: Db, voucher: NewVoucher, desk: number): Promise<boolean> =>
  db.tx(tx =>
    markRedeemed(tx, {
      home: voucher.holder.home,
      voucherId: voucher.voucherId,
      eventId: String(++events),
      at: '2026-12-02T00:00:00.000Z' as Instant,
      today: '2026-12-02' as LocalDate,
      institutionId: String(4205060001 + desk) as InstitutionId,
      accountKey: `desk-${desk}`,
    }),
  )

async function claimAlone(db: Db, voucher: NewVoucher): Promise<boolean> {
  try {
    return await db.tx(async tx => {
      await takeTurns({ db: tx }, [voucher.holder.home])
      if (!(await insertVoucher(tx, voucher))) return false
      await takeQuota(tx, voucher.programme.code, voucher.quota, 'behind')
      return true
    })
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'QUOTA_YEAR') return false
    if (error instanceof ConstraintError) throw new Error(error.constraint)
    throw error
  }
}

const shop = (db: Db): ((voucher: NewVoucher) => Promise<boolean>) =>
  gather<NewVoucher, boolean>({
    keysOf: ({ holder }) => [holder.home],
    async together(vouchers) {
      const outcomes = await db.tx(async tx => {
        await takeTurns(
          { db: tx },
          vouchers.map(({ holder }) => holder.home),
        )
        return insertTogether(tx, vouchers)
      })
      return outcomes.map(outcome => (outcome === 'again' ? again : outcome === 'claimed'))
    },
    alone: voucher => claimAlone(db, voucher),
  })

async function playRandom(db: Db, random: () => number, attempts: number) {
  const counts = { claimed: 0, redeemed: 0, second: 0 }
  const asking = Array.from({ length: attempts }, () => Math.floor(random() * people))
  const queue = vouchersOf(asking)[Symbol.iterator]()
  const gathered = shop(db)
  const held: NewVoucher[] = []
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        if (await (client % 2 === 0 ? gathered(next.value) : claimAlone(db, next.value))) {
          counts.claimed += 1
          held.push(next.value)
        }
        // Any desk presents any voucher, most of them more than once.
        const presented = held[Math.floor(random() * held.length)]
        if (presented !== undefined)
          if (await redeem(db, presented, client)) counts.redeemed += 1
          else counts.second += 1
      }
    }),
  )
  return counts
}

const found = `
  select (select count(*)::int from voucher where programme = 'V_BENCH') as vouchers,
    (select count(distinct person_id)::int from voucher where programme = 'V_BENCH') as people,
    (select used from quota where programme = 'V_BENCH') as used,
    (select count(*)::int from voucher where programme = 'V_BENCH' and state = 'redeemed') as redeemed,
    (select count(*)::int from voucher_event where to_state = 'redeemed') as redemptions`

async function bench(): Promise<boolean> {
  const database = await createDatabase('voucher_races')
  const server = openServer({
    connectionString: database.connectionString,
    max: clients,
    statementTimeoutMs: 60_000,
  })
  const read = async (): Promise<Record<string, number>> =>
    (await database.admin.query<Record<string, number>>(found)).rows[0] ?? {}
  try {
    const random = generator(seed)
    for (let done = 0; done < total; done += perRound) {
      await reset(database.admin, places, 1)
      const { claimed, redeemed, second } = await playRandom(
        server.db,
        random,
        Math.min(perRound, total - done),
      )
      checkBooks(`seed ${seed}, after ${done + perRound}`, await read(), {
        vouchers: places,
        people: places,
        used: places,
        redeemed,
        redemptions: redeemed,
      })
      say(
        `  ${done + perRound} claims: books right, ${claimed} given, ${redeemed} redeemed once, ${second} refused`,
      )
    }
    await reset(database.admin, 1, 1)
    const [voucher] = vouchersOf([0])
    if (voucher === undefined || !(await claimAlone(server.db, voucher))) throw new Error('no voucher')
    const wins = await Promise.all(
      Array.from({ length: once }, (_, desk) => redeem(server.db, voucher, desk)),
    )
    checkBooks(
      `${once} redemptions of one voucher`,
      { wins: wins.filter(Boolean).length, ...(await read()) },
      {
        wins: 1,
        vouchers: 1,
        people: 1,
        used: 1,
        redeemed: 1,
        redemptions: 1,
      },
    )
    say(`${total} claims and as many redemptions: 0 violations; ${once} redemptions of one voucher: 1`)
    return true
  } finally {
    await server.close()
    await database.drop()
  }
}

main(bench)
