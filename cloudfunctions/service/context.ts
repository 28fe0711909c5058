/** What an action gets to work with, and the type of an action's implementation. */
import type { City } from '../../catalog/city'
import type { StaffRole } from '../../types/action'
import type { ActionName, Contract, Input, Output } from '../../types/contract'
import type { InstitutionId, PersonId } from '../../types/schema'
import type { Catalogue } from '../catalogue/programmes'
import type { Db } from '../database/db'
import type { Clock } from '../platform/clock'
import type { Ids } from '../platform/ids'
import type { Log } from '../platform/log'
import type { Vault } from '../platform/vault'

/** The world that every function is given once. */
export interface Services {
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly vault: Vault
  readonly log: Log
  readonly city: City
  readonly catalogue: Catalogue
}

export interface AccountCaller {
  readonly kind: 'account'
  readonly accountKey: string
}
export interface ResidentCaller {
  readonly kind: 'resident'
  readonly accountKey: string
  readonly personId: PersonId
}
export interface StaffCaller {
  readonly kind: 'staff'
  readonly accountKey: string
  readonly role: StaffRole
  readonly displayName: string
  readonly institutionId: InstitutionId | null
  /** Division code prefix, 6 to 12 digits. */
  readonly region: string
}
export type Caller = { readonly kind: 'anonymous' } | AccountCaller | ResidentCaller | StaffCaller

export type CallerFor<K extends ActionName> = Contract[K]['access'] extends { who: 'public' }
  ? Caller
  : Contract[K]['access'] extends { who: 'account' }
    ? AccountCaller | ResidentCaller
    : Contract[K]['access'] extends { who: 'resident' }
      ? ResidentCaller
      : StaffCaller

export interface Context<C extends Caller = Caller> extends Services {
  readonly caller: C
  readonly traceId: string
}

/** In a write, `context.db` is the transaction that also holds the idempotency key. */
export type Handler<K extends ActionName> = (
  context: Context<CallerFor<K>>,
  input: Input<K>,
) => Promise<Output<K>>
export type Routes = { readonly [K in ActionName]: Handler<K> }
