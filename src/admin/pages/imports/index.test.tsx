// Sending a file: chosen, sent in parts, taken up again after a cut, and on to its batch.
import { screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { chooseFile } from '@/platform/choose-file'
import { done, refused } from '@/platform/outcome'
import { saveFile } from '@/platform/save-file'
import { ServiceError } from '~types/errors'
import { partBytes } from '~types/imports'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/import-samples'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import ImportsPage from './index'

jest.mock('@/platform/choose-file')
jest.mock('@/platform/save-file')

const backend = useBackend()
const content = new Uint8Array(partBytes + 10).fill(65)
const file = {
  name: '户籍.csv',
  size: content.length,
  read: (at: number, length: number) => Promise.resolve(done(content.slice(at, at + length))),
}
beforeEach(() => {
  backend.on('identity.me', sample.staff('manager')).on('imports.list', given.batches)
  jest.mocked(chooseFile).mockResolvedValue(done(file))
})
const uploading = { ...given.batch, state: 'uploading', step: 0, steps: 0 } as const

test('a file is sent in parts that fit through the gateway, and its batch is opened', async () => {
  backend
    .on('imports.start', { batch: uploading, received: [] })
    .on('imports.upload', { received: 1, parts: 2 })
  openPage(ImportsPage, { target: 'h5' })
  await press(/公安户籍/, 'radio')
  await press('选择文件')
  await waitFor(() =>
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/admin/pages/import/index?id=701' }),
  )
  expect(backend.inputs('imports.start')).toEqual([
    {
      feed: 'household_register',
      fileName: '户籍.csv',
      size: content.length,
      parts: 2,
      crc: expect.any(Number) as number,
    },
  ])
  const sent = backend.inputs('imports.upload')
  expect(sent.map(one => [one.part, one.body.length])).toEqual([
    [0, 180_000],
    [1, 16],
  ])
})

test('what has arrived is not sent again', async () => {
  backend
    .on('imports.start', { batch: uploading, received: [0] })
    .on('imports.upload', { received: 2, parts: 2 })
  openPage(ImportsPage, { target: 'h5' })
  await press(/公安户籍/, 'radio')
  await press('选择文件')
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalled())
  expect(backend.inputs('imports.upload').map(one => one.part)).toEqual([1])
})

test('a refusal is shown with the way on, and choosing again is possible', async () => {
  backend.on('imports.start', new ServiceError('FORBIDDEN'), NETWORK)
  openPage(ImportsPage, { target: 'h5' })
  await press(/公安户籍/, 'radio')
  await press('选择文件')
  expect(await screen.findByText('您没有办理此项的权限。')).toBeTruthy()
  // Sending the same file again would not help: only a cut is taken up where it was.
  expect(body()).not.toContain('会从断开的地方继续')
  await press('选择文件')
  expect(await screen.findByText(/会从断开的地方继续/, {}, { timeout: 8000 })).toBeTruthy()
}, 15_000)

test('the columns of the office are shown, and an empty file with them is offered', async () => {
  openPage(ImportsPage, { target: 'h5' })
  await press(/基层上报/, 'radio')
  expect(body()).toContain('区划、姓名、证件号码、事项、发生日期、备注')
  await press('下载模板')
  expect(saveFile).toHaveBeenCalledWith(
    '基层上报模板.csv',
    'text/csv;charset=utf-8',
    '\uFEFF区划,姓名,证件号码,事项,发生日期,备注\n',
  )
})

test('a change of mind is no matter; a device that cannot choose is told where it can be done', async () => {
  jest.mocked(chooseFile).mockResolvedValueOnce(refused('cancelled'))
  openPage(ImportsPage, { target: 'weapp' })
  expect(await screen.findByText(/从聊天中选择/)).toBeTruthy()
  await press(/公安户籍/, 'radio')
  await press('选择文件')
  expect(body()).not.toContain('不能选择文件')
  jest.mocked(chooseFile).mockResolvedValueOnce(refused('unsupported'))
  await press('选择文件')
  expect(await screen.findByText(/不能选择文件/)).toBeTruthy()
  expect(backend.calls('imports.start')).toEqual([])
})
