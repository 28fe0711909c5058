// The life of a rotating code.
import { act, render, screen } from '@testing-library/react'
import { Countdown } from './countdown'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const pass = (seconds: number) => {
  for (let i = 0; i < seconds; i++) act(() => jest.advanceTimersByTime(1000))
}

test('it counts the seconds down and ends once', () => {
  const onEnd = jest.fn()
  render(<Countdown period={30} left={3} onEnd={onEnd} />)
  pass(2)
  expect(screen.getByRole('timer').getAttribute('aria-label')).toBe('1秒后自动更新')
  expect(onEnd).not.toHaveBeenCalled()
  pass(5)
  expect(onEnd).toHaveBeenCalledTimes(1)
})
