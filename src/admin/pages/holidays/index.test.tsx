// The notice of a year: pasted, tried, corrected, published.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as given from '../../../../test/client/session-samples'
import HolidaysPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('holidays.year', ({ year }) => (year === 2027 ? given.holidays2027 : given.holidays2026))
    .on('holidays.preview', given.tried),
)

test('this year in spans, and that the next one is missing', async () => {
  openPage(HolidaysPage)
  expect(await screen.findByText('2026年10月1日 周四 至 10月2日')).toBeTruthy()
  expect(body()).toContain('2027年的放假安排还没有导入,请尽快办理。')
  await press('2027年', 'radio')
  expect(await screen.findByText('2027年的放假安排还没有导入')).toBeTruthy()
})

test('a notice is tried before it is published, with what it changes and whom it touches', async () => {
  backend.on('holidays.publish', { version: 1, effect: given.touching })
  openPage(HolidaysPage)
  await press('2027年', 'radio')
  await screen.findByText('导入2027年的通知')
  fill('放假安排', '2027-01-01~2027-01-03,休,元旦')
  await press('先试一下')
  expect(await screen.findByText('共放假28天,调休上班6天。')).toBeTruthy()
  expect(body()).toContain('去掉1天')
  expect(body()).toContain('有2人已预约将关闭的时段')
  await press('发布2027年的安排')
  expect(toasts()).toEqual(['已发布第1版'])
  expect(backend.inputs('holidays.publish')).toEqual([{ year: 2027, text: '2027-01-01~2027-01-03,休,元旦' }])
})

test('faults are told by line and nothing can be published; a changed text is tried again', async () => {
  backend.on('holidays.preview', { ...given.tried, faults: [{ line: 2, text: '不是2026年的日期' }] })
  openPage(HolidaysPage)
  await screen.findByText('导入2026年的通知')
  fill('放假安排', 'x')
  await press('先试一下')
  expect(await screen.findByText('第2行: 不是2026年的日期')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^发布/ })).toBeNull()
  fill('放假安排', 'y')
  expect(screen.getByRole('button', { name: '先试一下' })).toBeTruthy()
})

test('who manages one town is told that it is the city’s', async () => {
  backend.on('holidays.preview', new ServiceError('FORBIDDEN'))
  openPage(HolidaysPage)
  await screen.findByText('导入2026年的通知')
  fill('放假安排', 'x')
  await press('先试一下')
  expect(await screen.findByText(/没有办理此项的权限/)).toBeTruthy()
})
