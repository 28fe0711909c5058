// Her written answer.
import { screen } from '@testing-library/react'
import { NETWORK, useBackend } from '../../../test/client/backend'
import { body, openPage, press } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import NoticePage from './index'

const backend = useBackend()
const open = (params: Record<string, string>, target: 'weapp' | 'h5' = 'weapp') => {
  backend.on('eligibility.programme', sample.ownProgramme).on('eligibility.notice', sample.notice)
  return openPage(NoticePage, { params, target })
}

test('the sheet has everything at once: number, reasons, what is missing, papers, version, phone', async () => {
  open({ code: 'V_PREMARITAL', child: '2001' })
  await press('生成告知单')
  expect(await screen.findByText('编号 0KQ2-7M3F-1XWZ-9')).toBeTruthy()
  for (const words of [
    '暂时无法确定孕周',
    '居住证(如有)(可在小程序中填写)',
    '身份证',
    '第1版',
    '0717-0000000',
    '2026年11月23日',
  ])
    expect(body()).toContain(words)
  expect(backend.inputs('eligibility.notice')).toEqual([{ programme: 'V_PREMARITAL', child: '2001' }])
  expect(body()).toContain('请截图保存')
  await press('复制编号')
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '0KQ2-7M3F-1XWZ-9' })
})

test('it says who answers for it and on which day, and speaks to the parent of a small child', async () => {
  backend
    .on('eligibility.programme', sample.ownProgramme)
    .on('eligibility.notice', { ...sample.notice, name: '沈*晨', forChild: true })
  openPage(NoticePage, { params: { code: 'V_PREMARITAL', child: '2001' } })
  await press('生成告知单')
  expect(await screen.findByText(/^沈\*晨的家长,您咨询的/)).toBeTruthy()
  expect(screen.getByText('夷陵区')).toBeTruthy()
  expect(screen.getByText('2026年11月23日 周一告知')).toBeTruthy()
})

test('in a browser it is printed', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  open({ code: 'V_PREMARITAL' }, 'h5')
  await press('生成告知单')
  await press('打印')
  expect(print).toHaveBeenCalledTimes(1)
})

test('without an answer it can be asked for again, under the same key', async () => {
  open({ code: 'V_PREMARITAL' })
  backend.on('eligibility.notice', NETWORK, sample.notice)
  await press('生成告知单')
  await press('生成告知单')
  expect(await screen.findByText('编号 0KQ2-7M3F-1XWZ-9')).toBeTruthy()
  const [first, again] = backend.calls('eligibility.notice')
  expect(again).toEqual(first)
})

test('an address without a programme is said kindly', async () => {
  openPage(NoticePage, { params: { code: 'nonsense' } })
  expect(await screen.findByText('没有找到这个项目')).toBeTruthy()
})
