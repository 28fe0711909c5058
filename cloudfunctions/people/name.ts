/** Names: any Han character, Latin names, one middle dot. */

/** The middle dots that feeds use for 「·」 (domain E): katakana dot, bullet, full-width stop, hyphenation point. */
const dots = /[・•.‧]/g

/** Canonical form for comparison: NFKC, one middle dot `·`, no spaces in Han names, single spaces in Latin names. */
export function normaliseName(raw: string): string {
  const name = raw.normalize('NFKC').replace(dots, '·').trim()
  return /\p{Script=Han}/u.test(name) ? name.replace(/\s+/g, '') : name.replace(/\s+/g, ' ').toUpperCase()
}

/** What a list shows: 「王*」, 「王*明」, 「欧***雪」, `A***`. */
export function maskName(name: string): string {
  const characters = [...name]
  const [first = '*', ...rest] = characters
  if (rest.length === 0) return '*'
  if (rest.length === 1) return `${first}*`
  return /\p{Script=Han}/u.test(first)
    ? `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`
    : `${first}***`
}

/** `160****8490` */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
