// Two records side by side, the decision with its reason, and the way back.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/import-samples'
import { confirm, fill, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import DuplicatesPage from './index'

const backend = useBackend()
beforeEach(() => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('duplicates.list', given.pairs)
    .on('duplicates.names', given.heldNames)
    .on('duplicates.merges', given.merges)
    .on('duplicates.open', given.pair)
})
async function openPair() {
  openPage(DuplicatesPage, { target: 'h5' })
  await press(/姓名相同/)
  await screen.findByText('居民身份证 470****0036')
}

test('a pair is opened, compared and merged into the record that is to stay, with a reason', async () => {
  backend.on('duplicates.merge', { mergeId: '82' })
  await openPair()
  expect(screen.getByText('护照 E12****5678')).toBeTruthy()
  await press(/保留记录甲/, 'radio')
  fill('依据', '窗口核对证件原件')
  await press('提交核对结果')
  await waitFor(() =>
    expect(backend.inputs('duplicates.merge')).toEqual([
      { personId: '11', otherId: '12', keep: '11', reason: '窗口核对证件原件' },
    ]),
  )
})

test('two people stay two', async () => {
  backend.on('duplicates.different', { personId: '11' })
  await openPair()
  await press(/不同的人/, 'radio')
  fill('依据', '双胞胎姐妹')
  await press('提交核对结果')
  await waitFor(() => expect(backend.inputs('duplicates.different')).toHaveLength(1))
})

test('what contradicts itself is told', async () => {
  backend.on('duplicates.merge', new ServiceError('MERGE_CONFLICT', { why: '都预约了同一项服务' }))
  await openPair()
  await press(/保留记录乙/, 'radio')
  fill('依据', '同一人')
  await press('提交核对结果')
  expect(await screen.findByText(/都预约了同一项服务/)).toBeTruthy()
})

test('two names under one number: what the document shows is typed in, with a reason', async () => {
  backend.on('duplicates.settleName', { personId: '13', renamed: true })
  openPage(DuplicatesPage, { target: 'h5' })
  await press('核对姓名')
  fill('证件上的姓名', '程小曼')
  fill('依据', '窗口核对证件原件')
  await confirm('提交核对结果')
  await waitFor(() =>
    expect(backend.inputs('duplicates.settleName')).toEqual([
      { personId: '13', name: '程小曼', reason: '窗口核对证件原件' },
    ]),
  )
})

test('a merge is taken back with a reason', async () => {
  backend.on('duplicates.unmerge', { mergeId: '81' })
  openPage(DuplicatesPage, { target: 'h5' })
  await press('撤销合并')
  fill('原因', '核对为两人')
  await confirm('撤销合并')
  await waitFor(() =>
    expect(backend.inputs('duplicates.unmerge')).toEqual([{ mergeId: '81', reason: '核对为两人' }]),
  )
})

test('nothing to review', async () => {
  backend
    .on('duplicates.list', { items: [], next: null })
    .on('duplicates.names', { items: [], next: null })
    .on('duplicates.merges', { items: [], next: null })
  openPage(DuplicatesPage, { target: 'h5' })
  expect(await screen.findByText('没有待核对的记录')).toBeTruthy()
  expect(await screen.findByText('没有姓名不一致的记录')).toBeTruthy()
})
