/** A refusal that is the outcome of a write, not its failure. */
import { ServiceError } from '../../types/errors'

/**
 * Thrown by a handler of a write: what it wrote before (a counter of failed tries) commits with the idempotency key, and
 * a replay answers the refusal again without trying again. Any other error rolls everything back.
 */
export class KeptRefusal extends ServiceError {}
