/** Identity documents as people type them. */
import type { DocType } from '../../people/sealed'

/** Full-width and lower-case forms become one (domain H21: x, Ｘ → X); spaces and dashes that people put between groups go. */
export const normaliseNumber = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐-―-]/g, '')

/**
 * The population is kept by resident identity numbers. A passport, a travel permit or a residence card of a foreigner can
 * be renumbered and has no register here to be checked against, so it is checked at a counter.
 */
export const verifiableOnline = (docType: DocType): boolean => docType === 'resident_id'
