// The controls of a form, on both targets.
import { fireEvent, render, screen } from '@testing-library/react'
import { Choice } from './choice'
import { DatePicker } from './date-picker'
import { TextInput } from './text-input'
import { Toggle } from './toggle'

afterEach(() => {
  process.env.TARO_ENV = 'weapp'
})

describe.each(['weapp', 'h5'] as const)('on %s', target => {
  beforeEach(() => {
    process.env.TARO_ENV = target
  })

  test('typing reaches the page, and Enter finishes', () => {
    const [onChange, onDone] = [jest.fn(), jest.fn()]
    render(<TextInput label='券码' kind='code' value='' onChange={onChange} onDone={onDone} />)
    fireEvent.change(screen.getByLabelText('券码'), { target: { value: 'YL26' } })
    fireEvent.keyDown(screen.getByLabelText('券码'), { key: 'Enter' })
    expect(onChange).toHaveBeenCalledWith('YL26')
    expect(onDone).toHaveBeenCalledTimes(1)
  })

  test('a date is picked as YYYY-MM-DD', () => {
    const onChange = jest.fn()
    render(<DatePicker label='末次月经第一天' value='' onChange={onChange} />)
    fireEvent.change(screen.getByLabelText('末次月经第一天'), { target: { value: '2026-12-02' } })
    expect(onChange).toHaveBeenCalledWith('2026-12-02')
  })

  test('an error is announced', () => {
    render(<TextInput label='姓名' value='' onChange={jest.fn()} error='请填写姓名' />)
    expect(screen.getByRole('alert').textContent).toBe('请填写姓名')
  })

  test('one of a few is chosen, and what is unavailable says why and cannot be', () => {
    const onChange = jest.fn()
    render(
      <Choice
        label='检查方式'
        value='alone'
        onChange={onChange}
        options={[
          { value: 'linked', label: '夫妻一起' },
          { value: 'alone', label: '自己先做' },
          { value: 'paper', label: '窗口办理', unavailable: '窗口暂停服务' },
        ]}
      />,
    )
    expect(screen.getByRole('radio', { name: '自己先做' }).getAttribute('aria-checked')).toBe('true')
    fireEvent.click(screen.getByRole('radio', { name: '窗口办理,窗口暂停服务' }))
    fireEvent.click(screen.getByRole('radio', { name: '夫妻一起' }))
    expect(onChange.mock.calls).toEqual([['linked']])
  })

  test('a toggle says its state and gives the other one', () => {
    const onChange = jest.fn()
    render(<Toggle label='短信提醒' value={true} onChange={onChange} />)
    const toggle = screen.getByRole('switch', { name: '短信提醒' })
    expect(toggle.getAttribute('aria-checked')).toBe('true')
    fireEvent.click(toggle)
    expect(onChange).toHaveBeenCalledWith(false)
  })
})
