/** Which identity documents can be checked online. */
import type { DocType } from '../../people/sealed'

/**
 * The population is kept by resident identity numbers. A passport, a travel permit or a residence card of a foreigner can
 * be renumbered and has no register here to be checked against, so it is checked at a counter.
 */
export const verifiableOnline = (docType: DocType): boolean => docType === 'resident_id'
