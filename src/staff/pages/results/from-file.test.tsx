// A clinic's file is tried first; what is wrong is said by row, and only then it is entered.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { chooseFile } from '@/platform/choose-file'
import { done } from '@/platform/outcome'
import { useBackend } from '../../../../test/client/backend'
import { openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import ResultsPage from './index'

jest.mock('@/platform/choose-file')

const backend = useBackend()
const bytes = Uint8Array.from(Buffer.from('姓名'))
const chosen = (size = bytes.length) =>
  jest
    .mocked(chooseFile)
    .mockResolvedValue(done({ name: '化验.csv', size, read: () => Promise.resolve(done(bytes)) }))
beforeEach(() =>
  backend.on('identity.me', sample.staff('clerk')).on('results.waiting', { items: [], next: null }),
)

test('tried, with its faults by row and column, then entered', async () => {
  chosen()
  backend.on('results.import', ({ tryOnly }) => ({
    rows: 3,
    entered: 2,
    same: 0,
    errors: tryOnly ? [{ row: 4, column: '检查日期', text: '请写成 2026-11-23' }] : [],
  }))
  openPage(ResultsPage)
  await press('选择文件并试运行')
  expect(await screen.findByText(/可录入2人,已录入过0人,有问题1行/)).toBeTruthy()
  expect(screen.getByText('检查日期')).toBeTruthy()
  await press('录入2人')
  await waitFor(() => expect(toasts()).toEqual(['已录入2人']))
  const content = Buffer.from(bytes).toString('base64')
  expect(backend.inputs('results.import')).toEqual([
    { service: 'premarital_check', file: content, tryOnly: true },
    { service: 'premarital_check', file: content, tryOnly: false },
  ])
})

test('a file that is too large is not sent; one that cannot be read says why', async () => {
  chosen(2_000_000)
  openPage(ResultsPage)
  await press('选择文件并试运行')
  expect(await screen.findByText(/不能超过1MB/)).toBeTruthy()
  expect(backend.calls('results.import')).toEqual([])
  chosen()
  backend.on('results.import', new ServiceError('INVALID_INPUT', {}, [{ path: 'file', text: '缺少列 姓名' }]))
  await press('选择文件并试运行')
  expect(await screen.findByText('缺少列 姓名')).toBeTruthy()
})
