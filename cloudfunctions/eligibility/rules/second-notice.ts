/** One-time notice (一次性告知, domain A4 4.3): a case that was told once may not come back for papers that were not named then. */

/** @param earlier the papers of each notice before; of none, nothing is new */
export function namesNewPapers(earlier: readonly (readonly string[])[], now: readonly string[]): boolean {
  const named = new Set(earlier.flat())
  return earlier.length > 0 && now.some(paper => !named.has(paper))
}
