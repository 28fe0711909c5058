// Results of newborn screening are registered; what a positive one issued, or could not, is said.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import { screened } from '../../../../test/client/screening-samples'
import ScreeningsPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('identity.me', sample.staff('clerk')).on('screenings.waiting', screened))
async function recorded(result: RegExp): Promise<void> {
  openPage(ScreeningsPage)
  await press(/沈\*晨/)
  await press(result, 'radio')
  await press('登记')
}

test('a positive one says what it issued', async () => {
  backend.on('screenings.record', { issued: ['新生儿超声心动图'], refused: [] })
  await recorded(/^需要进一步检查/)
  expect(await screen.findByText(/「新生儿超声心动图」电子券,并通知了家长/)).toBeTruthy()
  expect(backend.inputs('screenings.record')).toEqual([
    { voucherId: '811', result: 'positive', doneOn: '2026-11-22' },
  ])
})

test('what could not be issued is said with its reason', async () => {
  backend.on('screenings.record', { issued: [], refused: ['新生儿超声心动图: 本年度免费名额已用完'] })
  await recorded(/^需要进一步检查/)
  expect(await screen.findByText(/本年度免费名额已用完/)).toBeTruthy()
})

test('a negative one is registered; a refusal is said and nothing lost', async () => {
  backend.on('screenings.record', { issued: [], refused: [] })
  await recorded(/^未见需要/)
  expect(await screen.findByText('已登记')).toBeTruthy()
})

test('a day that cannot be is refused', async () => {
  backend.on('screenings.record', new ServiceError('DATE_IMPLAUSIBLE'))
  await recorded(/^未完成/)
  expect(await screen.findByText(/请核对/)).toBeTruthy()
})

test('nobody waits', async () => {
  backend.on('screenings.waiting', { items: [], next: null })
  openPage(ScreeningsPage)
  expect(await screen.findByText('没有待登记的筛查')).toBeTruthy()
  expect(body()).toContain('近60天')
})
