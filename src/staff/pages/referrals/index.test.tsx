// The clinic's inbox: a line is opened, accepted and called, or given back with a reason.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as lists from '../../../../test/client/list-samples'
import * as sample from '../../../../test/client/samples'
import ReferralsPage from './index'

const backend = useBackend()
const item = {
  ...lists.guidanceItem,
  state: 'handed_over' as const,
  institution: '夷陵区妇幼保健院',
  institutions: [],
  workers: [],
}
const { ref } = item
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('lists.handedOver', lists.handedOver)
    .on('lists.item', item),
)

test('a masked row opens in full, is accepted, and leaves the list of what waits', async () => {
  backend.on('lists.accept', { ref, state: 'accepted' })
  openPage(ReferralsPage)
  expect(await screen.findByText('沈*月')).toBeTruthy()
  expect(body()).not.toContain('沈拾月')
  await press(/沈\*月/)
  expect(await screen.findByRole('dialog', { name: '沈拾月' })).toBeTruthy()
  // What the clinic has not accepted it does not contact, and it never hands it on.
  expect(screen.queryByRole('button', { name: '记录' })).toBeNull()
  expect(screen.queryByRole('button', { name: '转介' })).toBeNull()
  backend.on('lists.handedOver', { items: [], next: null })
  await press('接收')
  expect(await screen.findByText('没有转介')).toBeTruthy()
  expect(toasts()).toEqual(['已接收'])
})

test('how a call of the clinic went is kept, once it has accepted her', async () => {
  backend.on('lists.item', { ...item, state: 'accepted' }).on('lists.contact', { ref, state: 'accepted' })
  openPage(ReferralsPage)
  await press(/沈\*月/)
  await screen.findByRole('dialog')
  expect(screen.queryByRole('button', { name: '接收' })).toBeNull()
  await press('已联系', 'radio')
  await press('记录')
  await waitFor(() => expect(backend.inputs('lists.contact')).toEqual([{ ref, outcome: 'reached' }]))
})

test('it is given back only with a reason, and a refusal is said', async () => {
  backend.on('lists.decline', new ServiceError('LINE_STATE'), { ref, state: 'contacted' })
  openPage(ReferralsPage)
  await press(/沈\*月/)
  await screen.findByRole('dialog')
  expect(screen.getByRole('button', { name: '退回' }).getAttribute('aria-disabled')).toBe('true')
  fill('退回原因', '设备检修')
  await press('退回')
  expect(await screen.findByText(/已由他人办理/)).toBeTruthy()
  await press('退回')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.inputs('lists.decline').at(-1)).toEqual({ ref, reason: '设备检修' })
})

test('what was accepted is a list of its own, and what is late says so', async () => {
  const [row] = lists.handedOver.items
  if (row === undefined) throw new Error('no sample')
  openPage(ReferralsPage)
  await screen.findByText('沈*月')
  backend.on('lists.handedOver', {
    items: [{ ...row, dueOn: '2026-11-20', overdue: true }],
    next: null,
  })
  await press('已接收', 'radio')
  expect(await screen.findByText('已过 11月20日')).toBeTruthy()
  expect(backend.inputs('lists.handedOver').at(-1)).toEqual({ state: 'accepted' })
})
