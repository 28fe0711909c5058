/** Division codes by prefix: 4205 covers every six-digit code that starts with it. */

/** @param prefix 2, 4 or 6 digits, or CN for the whole country */
export function rangeOf(prefix: string): readonly [number, number] {
  const digits = prefix === 'CN' ? '' : prefix
  return [Number(digits.padEnd(6, '0')), Number(digits.padEnd(6, '9'))]
}

export function covers(prefix: string, region: string): boolean {
  return prefix === 'CN' || region.startsWith(prefix)
}

export const prefixLength = (prefix: string): number => (prefix === 'CN' ? 0 : prefix.length)
