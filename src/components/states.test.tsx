// What a page says about conditions, trouble and steps, in words.
import { fireEvent, render, screen } from '@testing-library/react'
import { ClauseList } from './clause-list'
import { CodeText } from './code-text'
import { Dialog } from './dialog'
import { ErrorView } from './error-view'
import { Notice } from './notice'
import { QrCode } from './qr-code'
import { Steps } from './steps'

test('each condition says its state in words, and when it changes', () => {
  render(
    <ClauseList
      clauses={[
        { state: 'met', text: '夷陵区户籍' },
        { state: 'unmet', text: '居住满6个月', flipsOn: '2027-04-15' },
        { state: 'unknown', text: '未做过同类检查' },
      ]}
    />,
  )
  expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    '夷陵区户籍符合',
    '居住满6个月不符合2027年4月15日 周四起即可符合',
    '未做过同类检查待核实',
  ])
})

test('an error says what happened, what is safe, what to do, and its trace id', () => {
  const onRetry = jest.fn()
  render(
    <ErrorView
      happened='暂时连不上服务'
      safe='没有重复提交'
      next='请稍后再试'
      traceId='7F3K'
      onRetry={onRetry}
    />,
  )
  const text = screen.getByRole('alert').textContent
  for (const part of ['暂时连不上服务', '没有重复提交', '请稍后再试', '7F3K']) expect(text).toContain(part)
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('an error interrupts, other notices wait', () => {
  render(<Notice tone='error'>没有提交</Notice>)
  render(<Notice tone='info'>自愿参加</Notice>)
  expect(screen.getByRole('alert').getAttribute('aria-live')).toBe('assertive')
  expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite')
})

test('a code is grouped for the eye and spelt for the ear', () => {
  render(<CodeText code='YL26-K7Q4' />)
  expect(screen.getByLabelText('Y L 2 6 K 7 Q 4').textContent).toBe('YL26K7Q4')
})

test('a used code is covered, so that it cannot be scanned', () => {
  const { rerender } = render(<QrCode text='yyt:1' label='核销码' />)
  expect(screen.getByRole('img', { name: '核销码' }).getAttribute('src')).toMatch(
    /^data:image\/bmp;base64,Qk/,
  )
  rerender(<QrCode text='yyt:1' label='核销码' covered='已使用' />)
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText('已使用')).toBeTruthy()
})

test('the steps are read as one sentence', () => {
  render(<Steps steps={['选机构', '选日期', '确认']} current={1} />)
  expect(screen.getByLabelText('第2步,共3步,选日期')).toBeTruthy()
})

test('a dialog is there only while it is open, and both ways out work', () => {
  const [onConfirm, onCancel] = [jest.fn(), jest.fn()]
  const props = { title: '取消这次预约?', confirm: '取消预约', onConfirm, onCancel }
  const { rerender } = render(<Dialog {...props} open={false} />)
  expect(screen.queryByRole('dialog')).toBeNull()
  rerender(<Dialog {...props} open />)
  fireEvent.click(screen.getByRole('button', { name: '取消预约' }))
  fireEvent.click(screen.getByRole('button', { name: '再想想' }))
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  expect([onConfirm.mock.calls.length, onCancel.mock.calls.length]).toEqual([1, 2])
})
