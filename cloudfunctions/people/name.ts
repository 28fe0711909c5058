/** Names: any Han character, Latin names, one middle dot. */

/** The dots that feeds use for 「·」: katakana (full and half width), bullet, hyphenation point. */
const dots = /[\u30FB\uFF65\u2022\u2027]/g
const han = /\p{Script=Han}/u

/** Joiners, direction marks, soft hyphens, controls: nobody sees them, and no two people type them alike. */
const unseen = /[\p{Cf}\p{Cc}]/gu

/** As it is kept and shown: NFKC, nothing unseen, one middle dot `·`, no spaces in Han names, single spaces in Latin names. */
export function cleanName(raw: string): string {
  const name = raw.normalize('NFKC').replace(/\s+/g, ' ').replace(unseen, '').replace(dots, '·').trim()
  // A full stop is a middle dot in 阿依古丽．买买提 and an abbreviation in J. Smith.
  return han.test(name) ? name.replace(/\s+/g, '').replaceAll('.', '·') : name.replace(/\s+/g, ' ')
}

/** Canonical form for comparison. Some letters fall apart in capitals, so they are composed again. */
export const normaliseName = (raw: string): string => cleanName(raw).toUpperCase().normalize('NFKC')

/** What a list shows: 「王*」, 「王*明」, 「欧***雪」, `A***`. */
export function maskName(name: string): string {
  const characters = [...name]
  const [first = '*', ...rest] = characters
  if (rest.length === 0) return '*'
  if (rest.length === 1) return `${first}*`
  return han.test(first) ? `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}` : `${first}***`
}

/** `160****8490` */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
