/** The ways to claim within a budget that are measured against each other; all write the same rows. */
import type { Client } from 'pg'
import { sql, type Query } from '../../cloudfunctions/database/sql'
import { again, gather } from '../../cloudfunctions/service/gather'
import { claimTogetherStatement, type Claimed } from '../../cloudfunctions/vouchers/queries/claim-together'
import { insertVoucherStatement, type NewVoucher } from '../../cloudfunctions/vouchers/queries/insert-voucher'
import { takeQuotaStatement } from '../../cloudfunctions/vouchers/queries/take-quota'
import type { Design } from '../contention/play'

export type Outcome = 'claimed' | 'already' | 'none'

export interface ClaimDesign extends Design<NewVoucher, Outcome> {
  /** Quota rows that the design divides the budget into; one unless said. */
  readonly shards?: number
}

const run = async (client: Client, { text, values, name }: Query): Promise<number> =>
  (await client.query({ text, values: [...values], name })).rowCount ?? 0
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Rolled back unless it claimed: a place that was taken for nothing is free again. */
async function transaction(client: Client, work: () => Promise<Outcome>): Promise<Outcome> {
  await client.query('begin')
  try {
    const outcome = await work()
    await client.query(outcome === 'claimed' ? 'commit' : 'rollback')
    return outcome
  } catch (error) {
    await client.query('rollback')
    // quota_not_exceeded
    if (codeOf(error) === '23514') return 'none'
    throw error
  }
}

const takeOne = (voucher: NewVoucher): Query =>
  takeQuotaStatement(voucher.programme.code, voucher.quota, 'behind')

/** As such transactions are usually written: is something left, then give. */
const quotaFirst: ClaimDesign = {
  name: 'quota row, then insert',
  attempt: (client, voucher) =>
    transaction(client, async () => {
      if ((await run(client, takeOne(voucher))) === 0) return 'none'
      return (await run(client, insertVoucherStatement(voucher))) === 1 ? 'claimed' : 'already'
    }),
}

/** What a cloud function does, one call at a time: the hot row is locked for the commit only. */
const product: ClaimDesign = {
  name: 'insert, then quota row (product)',
  attempt: (client, voucher) =>
    transaction(client, async () => {
      if ((await run(client, insertVoucherStatement(voucher))) === 0) return 'already'
      return (await run(client, takeOne(voucher))) === 1 ? 'claimed' : 'none'
    }),
}

const shards = 16
/** The budget in sixteen rows: begin at one's own, go on while they are empty. */
const sharded: ClaimDesign = {
  name: `quota in ${shards} rows`,
  shards,
  attempt: (client, voucher) =>
    transaction(client, async () => {
      if ((await run(client, insertVoucherStatement(voucher))) === 0) return 'already'
      const first = Number(BigInt(voucher.holder.home) % BigInt(shards))
      for (let i = 0; i < shards; i++) {
        const period = `${voucher.quota.period}/${(first + i) % shards}`
        const taken = await run(
          client,
          sql`update quota set used = used + 1
              where programme = ${voucher.programme.code} and period = ${period} and region = ${voucher.quota.region} and used < total`,
        )
        if (taken === 1) return 'claimed'
      }
      return 'none'
    }),
}

const answers = { claimed: 'claimed', active: 'already', none: 'none', again } as const satisfies Record<
  Claimed,
  Outcome | typeof again
>

/** As the gateway runs it: batches of at most 256, two in flight on two connections. */
const gathered: ClaimDesign = {
  name: 'gathered in the gateway (product)',
  attempt: product.attempt,
  share(connections) {
    const idle = connections.slice(0, 2)
    return gather<NewVoucher, Outcome>({
      keysOf: ({ holder }) => [holder.home],
      async together(calls) {
        const client = idle.pop()
        if (client === undefined) throw new Error('more batches than connections')
        const { text, values, name } = claimTogetherStatement(calls)
        try {
          await client.query('begin')
          const { rows } = await client.query<{ outcome: Claimed }>({ text, values: [...values], name })
          await client.query('commit')
          return rows.map(({ outcome }) => answers[outcome])
        } finally {
          idle.push(client)
        }
      },
      alone: () => Promise.reject(new Error('a batch failed')),
    })
  },
}

export const designs = { product, gathered, quotaFirst, sharded }
