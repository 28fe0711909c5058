/** Division codes by prefix: 4205 covers every six-digit code that starts with it. */

/** @param prefix 2, 4 or 6 digits, or CN for the whole country */
export function rangeOf(prefix: string): readonly [number, number] {
  const digits = prefix === 'CN' ? '' : prefix
  return [Number(digits.padEnd(6, '0')), Number(digits.padEnd(6, '9'))]
}

export function covers(prefix: string, region: string): boolean {
  return prefix === 'CN' || region.startsWith(prefix)
}

/** What a resident calls the place of a programme: nobody lives in or is registered in 全国. */
export const placeName = ({
  region,
  regionName,
}: {
  readonly region: string
  readonly regionName: string
}): string => (region === 'CN' ? '中国大陆' : regionName)

export const prefixLength = (prefix: string): number => (prefix === 'CN' ? 0 : prefix.length)
