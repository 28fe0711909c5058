/** How an action is described once, for the client, the route table, validation, authorisation and OpenAPI. */
import type { ErrorCode } from './errors'
import type { z } from './schema'

export type StaffRole = 'clerk' | 'health_worker' | 'manager' | 'administrator' | 'doctor'

/**
 * Who may call. `public`: anybody. `account`: signed in, perhaps not yet verified. `resident`: an account linked to a
 * verified person, acting on that person only. `staff`: an active staff account in one of the roles; the action narrows
 * to the caller's institution or region.
 */
export type Access =
  | { readonly who: 'public' }
  | { readonly who: 'account' }
  | { readonly who: 'resident' }
  | { readonly who: 'staff'; readonly roles: readonly StaffRole[] }

export interface Action<
  I extends z.core.$ZodType = z.core.$ZodType,
  O extends z.core.$ZodType = z.core.$ZodType,
> {
  /** One English sentence for the API document. */
  readonly summary: string
  /** A write runs in one transaction under the caller's idempotency key. */
  readonly kind: 'read' | 'write'
  readonly access: Access
  readonly input: I
  readonly output: O
  /** Errors beyond those that any action may answer (see `commonErrors`). */
  readonly errors: readonly ErrorCode[]
}

/** Keeps the literal types of a capability's actions. */
export function actions<T extends Record<string, Action>>(table: T): T {
  return table
}

export const anyone = { who: 'public' } as const
export const account = { who: 'account' } as const
export const resident = { who: 'resident' } as const
export const staff = (...roles: readonly StaffRole[]) => ({ who: 'staff', roles }) as const
