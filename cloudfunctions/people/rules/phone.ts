/** Mobile numbers of mainland China. One phone is not one person: a household may share it. */

/** Eleven digits, `1[3-9]…`; a leading +86, spaces and dashes go. Null when it is not a mobile number. */
export function readPhone(raw: string): string | null {
  const text = raw
    .normalize('NFKC')
    .replace(/[\s‐-―-]/g, '')
    .replace(/^(?:\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(text) ? text : null
}
