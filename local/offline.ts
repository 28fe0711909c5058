/** A morning without a network in the demo city: two desks redeemed one voucher, and both have to look into it. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { sql } from '../cloudfunctions/database/sql'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Context, Services, StaffCaller } from '../cloudfunctions/service/context'
import { offlineRoutes, voucherRoutes } from '../cloudfunctions/vouchers/routes'
import { recordText, registrationText } from '../types/desk-record'
import { ServiceError } from '../types/errors'
import { deskDay } from '../types/offline'
import type { InstitutionId, PersonId, ProgrammeCode } from '../types/schema'

const programme = 'V_PREMARITAL' as ProgrammeCode
const traceId = 'seed'

/** @returns how many conflicts; none where no second clinic or no couple fits */
export async function seedOffline(services: Services): Promise<number> {
  const { db, city } = services
  const here = city.institutions[0]?.id as InstitutionId | undefined
  const capability = city.services.find(({ code }) => code === 'premarital_check')?.capability ?? null
  const there = await db.maybe<{ institution_id: InstitutionId }>(sql`
    select institution_id from institution
    where active and ${capability}::text = any(capabilities) and institution_id <> ${here ?? null}::bigint order by institution_id limit 1`)
  if (here === undefined || there === undefined) return 0
  const typed = await claimedCode(services)
  if (typed === null) return 0
  await redeemWithoutNetwork(await deskAt(services, there.institution_id, 'clerk-elsewhere'), typed)
  await redeemWithoutNetwork(await deskAt(services, here, 'clerk'), typed)
  return 1
}

/** The typed code of a voucher of a couple that nobody plays: the newest one is the demo's own. */
async function claimedCode(services: Services): Promise<string | null> {
  const couples = await services.db.many<{ person_id: PersonId }>(sql`
    select person_id from couple_member where ended_on is null and person_id = home_person_id
    order by married_on desc, couple_id limit 12`)
  for (const { person_id: personId } of couples.slice(2)) {
    const caller = { kind: 'resident', accountKey: traceId, personId } as const
    const context = { ...services, caller, traceId }
    try {
      const { voucherId } = await services.db.tx(tx =>
        voucherRoutes['vouchers.claim']({ ...context, db: tx }, { programme }),
      )
      return (await voucherRoutes['vouchers.code'](context, { voucherId })).typed
    } catch (error) {
      // Not every couple is entitled, and not every city has the programme.
      if (!(error instanceof ServiceError)) throw error
    }
  }
  return null
}

async function deskAt(
  services: Services,
  institutionId: InstitutionId,
  login: string,
): Promise<Context<StaffCaller>> {
  const accountKey = accountKeyOf(services.vault, 'staff', login)
  const displayName = '外院核销员'
  const region = services.city.code
  await services.db.run(sql`
    insert into staff (account_key, login, display_name, role, institution_id, region)
    values (${accountKey}, ${login}, ${displayName}, 'clerk', ${institutionId}, ${region}) on conflict do nothing`)
  const caller: StaffCaller = { kind: 'staff', accountKey, role: 'clerk', displayName, institutionId, region }
  return { ...services, caller, traceId }
}

async function redeemWithoutNetwork(desk: Context<StaffCaller>, typed: string): Promise<void> {
  const key = generateKeyPairSync('ed25519')
  const publicKey = key.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url')
  const proof = signed(key.privateKey, registrationText(publicKey))
  const registration = { publicKey, proof, label: '演示设备' }
  const { deviceId, institutionId } = await offlineRoutes['desk.register'](desk, registration)
  const deviceTime = desk.clock.now()
  const { list } = await offlineRoutes['desk.day'](desk, { deviceId, deviceTime })
  const { listId } = deskDay.parse(JSON.parse(list))
  const record = { recordId: publicKeyHex(publicKey), listId, at: desk.clock.now(), code: typed }
  const signature = signed(key.privateKey, recordText(institutionId, deviceId, record))
  await desk.db.tx(tx =>
    offlineRoutes['desk.sync'](
      { ...desk, db: tx },
      { deviceId, deviceTime: desk.clock.now(), records: [{ ...record, signature }] },
    ),
  )
}

const signed = (key: KeyObject, text: string): string =>
  sign(null, Buffer.from(text), key).toString('base64url')
const publicKeyHex = (publicKey: string): string =>
  Buffer.from(publicKey, 'base64url').subarray(0, 16).toString('hex')
