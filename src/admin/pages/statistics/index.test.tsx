// Figures of vouchers: bars beside a table, and behind each rate its numerator and denominator.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import type * as SaveFile from '@/platform/save-file'
import { bytesOf, saveFile } from '@/platform/save-file'
import { useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import { byProgramme } from '../../../../test/client/statistics-samples'
import StatisticsPage from './index'

jest.mock('@/platform/save-file', () => ({
  ...jest.requireActual<typeof SaveFile>('@/platform/save-file'),
  saveFile: jest.fn(),
}))

const backend = useBackend()
beforeEach(() => backend.on('identity.me', sample.staff('manager')).on('statistics.vouchers', byProgramme))

test('a rate opens to its parts and the version of its formula; few are not told', async () => {
  openPage(StatisticsPage)
  expect(await screen.findByText('75%')).toBeTruthy()
  expect(body()).toContain('少于10')
  await press(/婚前医学检查.*120/)
  expect(await screen.findByText('45 ÷ 60')).toBeTruthy()
  expect(screen.getByText('57 ÷ 60')).toBeTruthy()
  expect(body()).toContain('券统计口径第2版,项目现行版本第2版')
})

test('counted by another thing and over another span', async () => {
  openPage(StatisticsPage)
  await press('机构', 'radio')
  await waitFor(() => expect(screen.queryByText('可领取')).toBeNull())
  await press('近一年', 'radio')
  await waitFor(() =>
    expect(backend.inputs('statistics.vouchers').at(-1)).toEqual({
      from: '2025-12',
      to: '2026-11',
      by: 'institution',
    }),
  )
})

test('nothing yet, and somebody who may not look', async () => {
  backend.on('statistics.vouchers', { ...byProgramme, rows: [] })
  const view = openPage(StatisticsPage)
  expect(await screen.findByText('这段时间没有记录')).toBeTruthy()
  view.unmount()
  backend.on('statistics.vouchers', new ServiceError('FORBIDDEN'))
  openPage(StatisticsPage)
  await press('本月', 'radio')
  expect(await screen.findByText('您没有办理此项的权限。')).toBeTruthy()
})

test('the figures are taken out as a file, of the span and the counting that is shown', async () => {
  backend.on('statistics.export', {
    name: '券统计.xlsx',
    type: 'application/octet-stream',
    content: 'UEsDBA==',
  })
  openPage(StatisticsPage, { target: 'h5' })
  await press('导出Excel表格')
  expect(backend.inputs('statistics.export')).toEqual([
    { from: '2026-06', to: '2026-11', by: 'programme', format: 'xlsx' },
  ])
  expect(jest.mocked(saveFile).mock.calls).toEqual([
    ['券统计.xlsx', 'application/octet-stream', bytesOf('UEsDBA==')],
  ])
})
