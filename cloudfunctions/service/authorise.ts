/** Who may call what: role by the contract, deny by default. Scope and relation are the action's own queries. */
import type { Access } from '../../types/action'
import { ServiceError } from '../../types/errors'
import type { Caller } from './context'

/** Throws UNAUTHENTICATED, NOT_VERIFIED or FORBIDDEN. */
export function authorise(access: Access, caller: Caller): void {
  switch (access.who) {
    case 'public':
      return
    case 'account':
      if (caller.kind === 'anonymous') throw new ServiceError('UNAUTHENTICATED')
      if (caller.kind === 'staff') throw new ServiceError('FORBIDDEN')
      return
    case 'resident':
      if (caller.kind === 'anonymous') throw new ServiceError('UNAUTHENTICATED')
      if (caller.kind === 'account') throw new ServiceError('NOT_VERIFIED')
      if (caller.kind === 'staff') throw new ServiceError('FORBIDDEN')
      return
    case 'staff':
      if (caller.kind === 'anonymous') throw new ServiceError('UNAUTHENTICATED')
      if (caller.kind !== 'staff' || !access.roles.includes(caller.role)) throw new ServiceError('FORBIDDEN')
      return
  }
}
