// One batch: its steps while the page is open, the decision, the account, and the undo.
import Taro from '@tarojs/taro'
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { saveFile } from '@/platform/save-file'
import { done } from '@/platform/outcome'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/import-samples'
import { body, confirm, fill, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import ImportPage from './index'

jest.mock('@/platform/save-file')

const backend = useBackend()
const { batch } = given
const at = (state: typeof batch.state, step = 0, steps = 3) => ({ ...batch, state, step, steps })
beforeEach(() => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('imports.issues', given.issues)
    .on('imports.diff', given.diff)
})
const open = () => openPage(ImportPage, { params: { id: '701' }, target: 'h5' })

test('the dry run goes on step by step while the page is open, then says what would change and waits', async () => {
  backend
    .on('imports.get', { batch: at('checking'), issues: [] }, given.details)
    .on('imports.continue', at('checking', 1), at('checking', 2), at('checked', 3))
  open()
  expect(await screen.findByRole('button', { name: '确认导入' })).toBeTruthy()
  expect(backend.calls('imports.continue')).toHaveLength(3)
  const keys = backend.calls('imports.continue').map(call => call.key)
  expect(new Set(keys).size).toBe(3)
  expect(await screen.findByText('手机号: 160****0001 → 160****0002')).toBeTruthy()
  expect(await screen.findByText('第4行')).toBeTruthy()
  expect(body()).toContain('尚未写入任何内容')
})

test('exactly the file that was checked is confirmed, and imported', async () => {
  backend
    .on('imports.get', given.details, { ...given.details, batch: at('done', 3) })
    .on('imports.confirm', at('importing'))
    .on('imports.continue', at('importing', 1), at('done', 3))
  open()
  await press('确认导入')
  await waitFor(() => expect(backend.calls('imports.continue')).toHaveLength(2))
  expect(backend.inputs('imports.confirm')).toEqual([{ batchId: '701', sha256: 'a'.repeat(64) }])
  expect(await screen.findByText('已导入')).toBeTruthy()
})

test('a refusal on the way says what to do', async () => {
  backend
    .on('imports.get', { batch: at('importing', 1), issues: [] }, { batch: at('done', 3), issues: [] })
    .on('imports.continue', new ServiceError('FILE_INCOMPLETE'), at('done', 3))
  open()
  expect(await screen.findByText(/文件没有传完整/)).toBeTruthy()
})

test('a file that cannot be read has ended: another is chosen', async () => {
  backend
    .on(
      'imports.get',
      { batch: at('uploading', 0, 0), issues: [] },
      { batch: at('discarded', 0, 0), issues: [] },
    )
    .on('imports.continue', new ServiceError('FILE_UNREADABLE', { why: '缺少列' }))
  open()
  expect(await screen.findByText('已放弃')).toBeTruthy()
  expect(screen.queryByText('上传中')).toBeNull()
  await press('重新选择文件')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/admin/pages/imports/index' })
})

test('an undo without a reason says so at the reason', async () => {
  backend.on('imports.get', { batch: at('done', 3), issues: [] })
  open()
  await press('撤销这次导入')
  await confirm('撤销导入')
  expect(await screen.findByText('请写明原因')).toBeTruthy()
  expect(screen.queryByText(/请查看标出的项目/)).toBeNull()
  expect(backend.calls('imports.undo')).toEqual([])
})

test('an undo needs a reason, goes through its steps and lists what it left', async () => {
  const undone = { ...at('undone', 1, 1), undo: { restored: 3, kept: 1 } }
  backend
    .on('imports.get', { batch: at('done', 3), issues: [] }, { batch: undone, issues: [] })
    .on('imports.undo', at('undoing', 0, 1))
    .on('imports.continue', undone)
    .on('imports.kept', given.kept)
  open()
  await press('撤销这次导入')
  fill('原因', '选错了文件')
  await confirm('撤销导入')
  expect(await screen.findByText('已恢复 3 条记录,保留 1 条')).toBeTruthy()
  expect(await screen.findByText('之后的批次又更改过')).toBeTruthy()
  expect(backend.inputs('imports.undo')).toEqual([{ batchId: '701', reason: '选错了文件' }])
})

test('the correction list is put together from its pieces and saved', async () => {
  jest.mocked(saveFile).mockReturnValue(done(undefined))
  backend
    .on('imports.get', given.details)
    .on('imports.errorFile', { text: '一', next: 'more' }, { text: '二', next: null })
  open()
  await press('下载更正清单')
  await waitFor(() => expect(saveFile).toHaveBeenCalledWith('更正清单-701.csv', 'text/csv', '一二'))
  expect(backend.inputs('imports.errorFile')).toEqual([
    { batchId: '701' },
    { batchId: '701', cursor: 'more' },
  ])
})

test('an address without a batch leads nowhere', async () => {
  openPage(ImportPage, { params: {}, target: 'h5' })
  expect(await screen.findByText('没有找到这个批次')).toBeTruthy()
})
