import type { Action } from '../../types/action'
import { contract } from '../../types/contract'
import type { InstitutionId, PersonId } from '../../types/schema'
import { authorise } from './authorise'
import type { Caller } from './context'

const staff = (role: 'clerk' | 'health_worker' | 'manager' | 'administrator'): Caller => ({
  kind: 'staff',
  accountKey: 'k',
  role,
  displayName: '',
  institutionId: '1' as InstitutionId,
  region: '420506',
})
const callers: Caller[] = [
  { kind: 'anonymous' },
  { kind: 'account', accountKey: 'k' },
  { kind: 'resident', accountKey: 'k', personId: '1' as PersonId },
  staff('clerk'),
  staff('health_worker'),
  staff('manager'),
  staff('administrator'),
]
const label = (caller: Caller): string => (caller.kind === 'staff' ? caller.role : caller.kind)

/** An independent statement of the rule, so that a change of either is seen. */
function allowed({ access }: Action, caller: Caller): boolean {
  if (access.who === 'public') return true
  if (access.who === 'account') return caller.kind === 'account' || caller.kind === 'resident'
  if (access.who === 'resident') return caller.kind === 'resident'
  return caller.kind === 'staff' && access.roles.includes(caller.role)
}

const cases = Object.entries(contract as Record<string, Action>).flatMap(([name, action]) =>
  callers.map(caller => [name, label(caller), action, caller] as const),
)

test.each(cases)('%s by %s', (_name, _label, action, caller) => {
  const attempt = () => authorise(action.access, caller)
  if (allowed(action, caller)) expect(attempt).not.toThrow()
  else expect(attempt).toThrow(/UNAUTHENTICATED|NOT_VERIFIED|FORBIDDEN/)
})
