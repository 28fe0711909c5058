// The button on both targets.
import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from './button'

afterEach(() => {
  process.env.TARO_ENV = 'weapp'
})

describe.each(['weapp', 'h5'] as const)('on %s', target => {
  beforeEach(() => {
    process.env.TARO_ENV = target
  })

  test('a press reaches the page once', () => {
    const onPress = jest.fn()
    render(<Button onPress={onPress}>确认预约</Button>)
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    expect(onPress).toHaveBeenCalledTimes(1)
  })

  test.each(['disabled', 'loading'])('a %s button takes no press', state => {
    const onPress = jest.fn()
    render(
      <Button onPress={onPress} {...{ [state]: true }}>
        正在提交
      </Button>,
    )
    fireEvent.click(screen.getByRole('button'))
    expect(onPress).not.toHaveBeenCalled()
  })

  test('an enabled button carries no disabled attribute at all', () => {
    render(<Button>下一步</Button>)
    expect(screen.getByRole('button').hasAttribute('disabled')).toBe(false)
  })
})

test('the phone button gives WeChat’s code', () => {
  const onPhone = jest.fn()
  render(<Button onPhone={onPhone}>使用微信手机号</Button>)
  fireEvent.click(screen.getByRole('button'))
  expect(onPhone).toHaveBeenCalledWith({ ok: true, value: 'phone-code' })
})

test('the phone button says at once that a browser has no WeChat number', () => {
  process.env.TARO_ENV = 'h5'
  const onPhone = jest.fn()
  render(<Button onPhone={onPhone}>使用微信手机号</Button>)
  fireEvent.click(screen.getByRole('button'))
  expect(onPhone).toHaveBeenCalledWith(expect.objectContaining({ ok: false, reason: 'unsupported' }))
})
