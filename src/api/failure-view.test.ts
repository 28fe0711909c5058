// What a failure says to the person.
import { errorRow } from '~types/errors'
import { CallError, networkFailure } from './failure'
import { failureView } from './failure-view'

test('a network failure says that nothing is lost and what to check', () => {
  expect(failureView(networkFailure())).toEqual({
    happened: '网络不太稳定,您填写的内容没有丢失,请检查网络后重试。',
    safe: '您填写的内容没有丢失,重复提交也不会重复办理。',
    next: '请检查网络后再试一次。',
  })
})

test('a failure of the service gives a short number to quote', () => {
  const { text } = errorRow('SYSTEM_RETRY')
  const view = failureView(new CallError('SYSTEM_RETRY', text, true, 'abcdef0123456789'))
  expect(view).toMatchObject({ happened: text, traceId: 'abcdef01' })
})

test('a refusal is a decision: its text, without a number and without a promise about retrying', () => {
  const { text } = errorRow('FORBIDDEN')
  expect(failureView(new CallError('FORBIDDEN', text, false, 'abcdef0123456789'))).toEqual({ happened: text })
})
