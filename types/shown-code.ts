/** The signed code of a QR as both ends read it: how it is laid out, how long it is good, how long a typed one is. */

/** A shown code is good for this long (domain rule H33): a screenshot that is passed on comes too late. */
export const shownSeconds = 60

/**
 * version (1) · voucher id (8) · home person id (8) · expiry in Unix seconds (4) · code version (1) · city (4), big endian;
 * then the signature.
 */
export const shownVersion = 2
export const shownAt = { voucher: 1, home: 9, expires: 17, codeVersion: 21, city: 22 } as const
export const payloadBytes = 26
export const signatureBytes = 64

/** Nothing that is typed is as long; anything longer must prove itself by its signature. */
export const shortestScan = 40

export const routingSymbols = 2
/** 75 bits: a guesser who tries a thousand a second needs 600 billion years for one of 100,000 open vouchers. */
export const randomSymbols = 15

/**
 * A code from further ahead than a code lasts was shown under another clock.
 * @param now Unix time in seconds
 * @param slack how far the two clocks may disagree, in seconds
 */
export const freshWithin = (expires: number, now: number, slack: number): boolean =>
  now <= expires + slack && expires <= now + shownSeconds + slack
