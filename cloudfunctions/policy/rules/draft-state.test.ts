import type { DraftState } from '../../../types/policy'
import { after, isSecondPerson, type DraftMove } from './draft-state'

const states: readonly DraftState[] = ['editing', 'submitted', 'published', 'returned', 'withdrawn']
const moves: readonly DraftMove[] = ['save', 'submit', 'publish', 'return', 'withdraw']

test('a draft moves as the table says, and in no other way', () => {
  expect(Object.fromEntries(states.map(state => [state, moves.map(move => after(state, move))]))).toEqual({
    editing: ['editing', 'submitted', null, null, 'withdrawn'],
    submitted: [null, null, 'published', 'returned', 'withdrawn'],
    returned: ['editing', 'submitted', null, null, 'withdrawn'],
    published: [null, null, null, null, null],
    withdrawn: [null, null, null, null, null],
  })
})

test('the second person is somebody whose hands were not on it', () => {
  const hands = { author: 'a', saved_by: 'b', editors: ['a', 'e', 'b'], submitted_by: 'c' }
  expect(['a', 'b', 'c', 'd', 'e'].map(who => isSecondPerson(hands, who))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ])
})
