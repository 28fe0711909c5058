// The tree of conditions is changed by place and never in place.
import { add, childrenOf, edit, newGroup, pathOf, put, rootGroup, type Node } from './tree'

const alive: Node = { is: 'alive' }
const sex: Node = { is: 'sex', sex: 'female' }
const rule: Node = {
  is: 'all',
  of: [alive, { is: 'any', of: [sex, { is: 'not', of: { is: 'pregnant' }, refusal: 'TOO_LATE' }] }],
}

test('a card is replaced and taken out where it stands, and the tree before is untouched', () => {
  const before = JSON.stringify(rule)
  expect(put(rule, [1, 0], alive)).toMatchObject({ of: [alive, { is: 'any', of: [alive, { is: 'not' }] }] })
  expect(put(rule, [0], null)).toMatchObject({ of: [{ is: 'any' }] })
  expect(put(rule, [1, 1, 0], sex)).toMatchObject({ of: [alive, { of: [sex, { is: 'not', of: sex }] }] })
  expect(JSON.stringify(rule)).toBe(before)
})

test('a card or a group is added to the group at a place', () => {
  expect(add(rule, [1], newGroup('all'))).toMatchObject({
    of: [alive, { of: [sex, { is: 'not' }, { is: 'all' }] }],
  })
  expect(add({ is: 'all', of: [] }, [], alive)).toEqual({ is: 'all', of: [alive] })
  expect(edit(rule, [1], children => children.slice(0, 1))).toEqual({
    is: 'all',
    of: [alive, { is: 'any', of: [sex] }],
  })
})

test('a place is named as the server names it, so that its fault is found', () => {
  expect(pathOf(rule, [])).toBe('rule')
  expect(pathOf(rule, [1, 0])).toBe('rule.of.1.of.0')
  expect(pathOf(rule, [1, 1, 0])).toBe('rule.of.1.of.1.of')
})

test('whatever a draft holds, there is a group to begin with', () => {
  expect(rootGroup(undefined)).toEqual({ is: 'all', of: [] })
  expect(rootGroup(alive)).toEqual({ is: 'all', of: [alive] })
  expect(rootGroup(rule)).toBe(rule)
  expect(childrenOf(newGroup('not'))).toHaveLength(1)
})
