/** The number on a notice, to be read out on the phone: made from its id, so that it leads back to it. */
import { base32Symbol } from '../../../types/base32'

/** 13 symbols of five bits hold any 64-bit id. */
const symbols = 13

/** `0KQ2-7M3F-1XWZ-9` */
export function noticeNumber(id: string): string {
  let rest = BigInt(id)
  let text = ''
  for (let i = 0; i < symbols; i++) {
    text = base32Symbol(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text.replace(/(.{4})(?=.)/g, '$1-')
}
