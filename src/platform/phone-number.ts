// Reads the event of <button open-type="getPhoneNumber">: a one-time code that the server exchanges for the number.
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

/** The code from the event's detail. A browser fires no such event; <Button onPhone> reports `unsupported` there. */
export function phoneCode(detail: { code?: string; errMsg?: string }): Outcome<string> {
  if (detail.code) return done(detail.code)
  return detail.errMsg && !/:ok$/.test(detail.errMsg)
    ? hostRefusal({ errMsg: detail.errMsg })
    : refused('failed', 'getPhoneNumber gave no code')
}
