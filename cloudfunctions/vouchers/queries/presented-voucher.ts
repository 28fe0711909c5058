/** The voucher that a desk was shown, by what its code says. */
import type { PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { selectVoucher, type VoucherRow } from '../row'

export const voucherById = (db: Db, home: PersonId, id: VoucherId): Promise<VoucherRow | undefined> =>
  db.maybe<VoucherRow>(selectVoucher(sql`where v.person_id = ${home} and v.voucher_id = ${id}`))

export const voucherByCodeIndex = (db: Db, codeIndex: Buffer): Promise<VoucherRow | undefined> =>
  db.maybe<VoucherRow>(selectVoucher(sql`where v.code_index = ${codeIndex}`))
