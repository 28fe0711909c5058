/** Maps PostgreSQL and driver errors to the error table, in this one place. */
import { ServiceError } from '../../types/errors'

interface DriverError {
  readonly code: string
  readonly constraint?: string
}
const isDriverError = (error: unknown): error is DriverError =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'

/** A broken invariant keeps its constraint's name, so that an action can say what it means. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError'
  constructor(
    readonly sqlState: '23505' | '23514' | '23503' | '23P01',
    readonly constraint: string,
  ) {
    super(`${sqlState} ${constraint}`)
  }
}

/** Serialization failure or deadlock: the whole transaction may be tried again. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError'
}

/** A text that PostgreSQL could not read as the type it stands for. What came through the contract is readable, but for a forged cursor. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

export function toServiceError(error: unknown): unknown {
  if (!isDriverError(error) || error instanceof ServiceError) return error
  switch (error.code) {
    case '23505':
    case '23514':
    case '23503':
    case '23P01':
      return new ConstraintError(error.code, error.constraint ?? '')
    case '40001':
    case '40P01':
      return new RetryableError(error.code)
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
      return new UnreadableError(error.code)
    case '57014': // statement_timeout
    case '53300': // too many connections
      return new ServiceError('SYSTEM_RETRY', { cause: error.code })
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
    case '57P01':
      return new ServiceError('SYSTEM_RETRY', { cause: 'connection' })
    default:
      return error
  }
}

/** Runs `work`; when it breaks the named constraint, answers `refusal` instead. */
export async function onViolation<T>(
  constraint: string,
  refusal: () => Error,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === constraint) throw refusal()
    throw error
  }
}
