// The clinic enters, a doctor releases, explains, wants it looked at again, corrects.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/result-samples'
import * as sample from '../../../../test/client/samples'
import ResultsPage from './index'

const backend = useBackend()
const none = { items: [], next: null }
beforeEach(() =>
  backend
    .on('results.waiting', given.waiting)
    .on('results.items', given.items)
    .on('results.entered', ({ which }) => (which === 'to_release' ? given.entered : none))
    .on('results.followUps', given.followUps),
)
const asClerk = () => backend.on('identity.me', sample.staff('clerk'))
const asDoctor = () => backend.on('identity.me', sample.staff('doctor'))
async function opened(change: Partial<typeof given.opened> = {}): Promise<void> {
  asDoctor().on('results.open', { ...given.opened, ...change })
  openPage(ResultsPage)
  await press(/沈\*月.*2026年11月20日/)
  await screen.findByText('108 g/L')
}

test('a clerk enters what was examined; empty lines are left out', async () => {
  asClerk().on('results.enter', { resultId: '901' })
  openPage(ResultsPage)
  await press(/沈\*月/)
  await screen.findByText(/没有做的项目留空/)
  fill('血红蛋白(g/L)', '108')
  await press('需要关注', 'radio')
  await press('建议采取医学措施,尊重受检者意愿', 'radio')
  fill('给本人的建议', '补充铁剂')
  await press('提交审核')
  await waitFor(() => expect(toasts()).toEqual(['已提交审核']))
  expect(backend.inputs('results.enter')).toEqual([
    {
      personId: '1001',
      service: 'premarital_check',
      examinedOn: '2026-10-20',
      items: [{ item: 'haemoglobin', value: '108', finding: 'noted' }],
      opinion: 'measures_advised',
      advice: '补充铁剂',
    },
  ])
  expect(backend.calls('results.entered')).toEqual([])
})

test('a doctor opens for a purpose and releases', async () => {
  backend.on('results.release', {})
  await opened()
  expect(body()).toContain('内容与结果无关')
  await press('发布')
  await waitFor(() => expect(toasts()).toEqual(['已发布']))
  expect(backend.inputs('results.open')).toEqual([{ personId: '1001', resultId: '901', purpose: 'release' }])
  expect(backend.inputs('results.release')).toEqual([{ personId: '1001', resultId: '901' }])
})

test('who entered it does not release it', async () => {
  await opened({ mine: true })
  expect(body()).toContain('需要另一位医生发布')
})

test('a released one is explained', async () => {
  backend.on('results.explain', {})
  await opened({ state: 'released' })
  await press('已视频解读')
  await waitFor(() => expect(toasts()).toEqual(['已视频解读']))
  expect(backend.inputs('results.explain')).toEqual([{ personId: '1001', resultId: '901', how: 'video' }])
})

test('a correction starts from what was released and asks why', async () => {
  backend.on('results.enter', new ServiceError('REASON_NEEDED'))
  await opened({ state: 'released' })
  await press('更正结果')
  await screen.findByText(/没有做的项目留空/)
  fill('更正原因', '录入有误,已核对')
  await press('提交审核')
  expect(await screen.findByText(/更正已发布的结果请写明原因/)).toBeTruthy()
  expect(backend.inputs('results.enter')[0]).toMatchObject({
    reason: '录入有误,已核对',
    advice: '补充铁剂后复查',
  })
})

test('a follow-up that is late is closed with what came of it', async () => {
  asDoctor().on('results.followedUp', {})
  openPage(ResultsPage)
  expect(await screen.findByText('复查血红蛋白')).toBeTruthy()
  await press('登记沈*月的复查')
  fill('复查情况', '已复查,正常范围')
  await press('登记')
  await waitFor(() => expect(toasts()).toEqual(['已登记']))
})

test('nothing waits', async () => {
  asDoctor().on('results.waiting', none).on('results.entered', none).on('results.followUps', none)
  openPage(ResultsPage)
  for (const text of ['没有待发布的结果', '没有待解读的结果', '没有待复查的安排', '没有待录入的结果'])
    expect(await screen.findByText(text)).toBeTruthy()
})
