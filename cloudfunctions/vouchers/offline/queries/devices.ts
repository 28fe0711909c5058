/** The devices of desks. */
import type { DeviceId } from '../../../../types/desk-record'
import type { Instant, InstitutionId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql, type Query } from '../../../database/sql'
import { pageSize } from '../../../service/page'
import { within, type DeskScope } from '../scope'

/** Where a device stands, and which one it is. */
export interface Desk {
  readonly institutionId: InstitutionId
  readonly deviceId: DeviceId
}

export interface Device {
  readonly device_id: DeviceId
  readonly public_key: Buffer
}

export const deviceByKey = (
  db: Db,
  institutionId: InstitutionId,
  publicKey: Buffer,
): Promise<{ readonly device_id: DeviceId; readonly revoked_at: Instant | null } | undefined> =>
  db.maybe(sql`
    select device_id, revoked_at from desk_device where institution_id = ${institutionId} and public_key = ${publicKey}`)

export const activeDevices = async (db: Db, institutionId: InstitutionId): Promise<number> =>
  (
    await db.one<{ n: number }>(sql`
      select count(*)::int as n from desk_device where institution_id = ${institutionId} and revoked_at is null`)
  ).n

/** False when the same key was registered at the same moment. */
export const insertDevice = async (
  db: Db,
  device: Device & {
    readonly institutionId: InstitutionId
    readonly label: string
    readonly by: string
    readonly at: Instant
  },
): Promise<boolean> =>
  (await db.run(sql`
    insert into desk_device (institution_id, device_id, label, public_key, registered_by, registered_at)
    values (${device.institutionId}, ${device.device_id}, ${device.label}, ${device.public_key}, ${device.by}, ${device.at})
    on conflict on constraint desk_device_key do nothing`)) === 1

const active = ({ institutionId, deviceId }: Desk): Query => sql`
  select device_id, public_key from desk_device
  where institution_id = ${institutionId} and device_id = ${deviceId} and revoked_at is null`

export const activeDevice = (db: Db, desk: Desk): Promise<Device | undefined> =>
  db.maybe<Device>(active(desk))

/** One upload of a device at a time: a repeated call waits for the first and then answers from what it wrote. */
export const lockDevice = (db: Db, desk: Desk): Promise<Device | undefined> =>
  db.maybe<Device>(sql`${active(desk)} for update`)

export interface DeviceRow {
  readonly device_id: DeviceId
  readonly label: string
  readonly institution: string
  readonly registered_at: Instant
  readonly registered_by: string | null
  readonly last_seen: Instant | null
}

export const devicesPage = (
  db: Db,
  scope: DeskScope,
  after: readonly string[] | null,
): Promise<DeviceRow[]> =>
  db.many<DeviceRow>(sql`
    select d.device_id, d.label, i.name as institution, d.registered_at, s.display_name as registered_by,
           greatest((select max(at) from desk_list l where l.institution_id = d.institution_id and l.device_id = d.device_id),
                    (select max(synced_at) from desk_record r where r.institution_id = d.institution_id and r.device_id = d.device_id)) as last_seen
    from desk_device d join institution i on i.institution_id = d.institution_id
    left join staff s on s.account_key = d.registered_by
    where d.revoked_at is null and ${within(scope, sql`d.institution_id`)}
      and ${after === null ? sql`true` : sql`d.device_id > ${after[0]}::bigint`}
    order by d.device_id limit ${pageSize + 1}`)

export const revokeDevice = async (
  db: Db,
  scope: DeskScope,
  deviceId: DeviceId,
  by: { readonly accountKey: string; readonly at: Instant },
): Promise<boolean> =>
  (await db.run(sql`
    update desk_device set revoked_by = ${by.accountKey}, revoked_at = ${by.at}
    where device_id = ${deviceId} and revoked_at is null and ${within(scope, sql`institution_id`)}`)) === 1
