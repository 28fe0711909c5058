import fc from 'fast-check'
import { createVault } from '../../platform/vault'
import { codeIndex, codeOf, normaliseCode } from './invitation-code'

const vault = createVault(new Map([[1, Buffer.alloc(32, 3)]]))
const other = createVault(new Map([[1, Buffer.alloc(32, 4)]]))
const id = fc.bigInt({ min: 1n, max: (1n << 63n) - 1n }).map(String)

test('a code is 15 characters of base 32 and stays as it is when typed in lower case with dashes', () => {
  fc.assert(
    fc.property(id, invitation => {
      const code = codeOf(vault, invitation)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/)
      const typed = (code.toLowerCase().match(/.{5}/g) ?? [])
        .join('-')
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
      expect(normaliseCode(typed)).toBe(code)
    }),
  )
})

test('codes of different invitations and of different keys differ', () => {
  fc.assert(
    fc.property(id, id, (a, b) => {
      fc.pre(a !== b)
      expect(codeOf(vault, a)).not.toBe(codeOf(vault, b))
      expect(codeOf(vault, a)).not.toBe(codeOf(other, a))
      expect(codeIndex(vault, codeOf(vault, a)).equals(codeIndex(vault, codeOf(vault, b)))).toBe(false)
    }),
  )
})
