// Booking for somebody: service, institution, day, session; without a mandate nothing.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { mandates } from '../../../../test/client/helper-samples'
import { led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import HelpPage from './index'

const backend = useBackend()
const [other] = mandates.others
const booked = other?.booked[0]
if (booked === undefined) throw new Error('no sample')
beforeEach(() =>
  backend
    .on('identity.me', sample.resident)
    .on('helpers.mine', mandates)
    .on('booking.services', sample.services)
    .on('institutions.list', { items: [sample.clinic], next: null })
    .on('booking.calendar', sample.november)
    .on('booking.slots', sample.morning),
)
async function chosen(): Promise<void> {
  openPage(HelpPage, { params: { id: '32' } })
  await screen.findByText('为沈*月预约')
  await press('婚前医学检查', 'radio')
  await press(/^夷陵区妇幼保健院/, 'radio')
  await press(/25日/, 'gridcell')
  await press(/^08:30/, 'radio')
  await press('预约')
}

test('a session is booked for her and the way leads back', async () => {
  backend.on('helpers.book', booked)
  await chosen()
  await waitFor(() => expect(toasts()).toEqual(['已预约']))
  expect(backend.inputs('helpers.book')[0]).toMatchObject({ helperId: '32', service: 'premarital_check' })
  expect(led().at(-1)).toContain('/care/pages/helpers/index')
})

test('a refusal is said', async () => {
  backend.on('helpers.book', new ServiceError('SLOT_FULL'))
  await chosen()
  expect(await screen.findByText(/该时段已约满/)).toBeTruthy()
})

test('without a mandate there is nothing to book', async () => {
  openPage(HelpPage, { params: { id: '99' } })
  expect(await screen.findByText('没有这份授权')).toBeTruthy()
})
