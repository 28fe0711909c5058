// A backend for component tests: answers each action with what a test says, checked against the contract, and keeps
// what was asked. It sits behind both ways out of the client, wx.cloud and HTTP.
import { forgetReads } from '@/api/use-query'
import { usePreferences } from '@/store/preferences'
import { contract, type ActionName, type Contract, type Input, type Reply } from '~types/contract'
import { ServiceError } from '~types/errors'
import type { z } from '~types/schema'
import Taro, { resetHost } from './taro'

/** What an action answers, as a plain literal: brands are put on by the contract. */
export type Given<K extends ActionName> = z.input<Contract[K]['output']>

/** The request never arrives, or its answer never comes back. */
export const NETWORK = Symbol('network failure')

type Settled<K extends ActionName> = Given<K> | ServiceError | typeof NETWORK
export type Answer<K extends ActionName> =
  Settled<K> | Promise<Settled<K>> | ((input: Input<K>) => Settled<K>)

export interface Call<K extends ActionName> {
  readonly action: K
  readonly input: Input<K>
  readonly key: string | undefined
}

export const TRACE = 'abcdef0123456789'

interface Envelope {
  readonly action: ActionName
  readonly input: unknown
  readonly key?: string
}

export class Backend {
  readonly #answers = new Map<ActionName, ((input: unknown) => unknown)[]>()
  readonly #calls: Call<ActionName>[] = []
  /** What went wrong between client and contract; `useBackend` fails the test for it. */
  broken: string[] = []

  reset(): void {
    this.#answers.clear()
    this.#calls.length = 0
    this.broken = []
  }

  /** Answers the next calls one after the other; the last answer stays. */
  on<K extends ActionName>(action: K, ...answers: readonly Answer<K>[]): this {
    const made = answers.map(
      answer => (input: unknown) => (typeof answer === 'function' ? answer(input as Input<K>) : answer),
    )
    this.#answers.set(action, made)
    return this
  }

  calls<K extends ActionName>(action: K): Call<K>[] {
    return this.#calls.filter((call): call is Call<K> => call.action === action)
  }

  inputs<K extends ActionName>(action: K): Input<K>[] {
    return this.calls(action).map(call => call.input)
  }

  async receive({ action, input, key }: Envelope): Promise<Reply<unknown>> {
    const { kind, input: wanted, output } = contract[action]
    const checked = wanted.safeParse(input)
    if (!checked.success) this.broken.push(`${action} left with an input outside the contract`)
    if ((kind === 'write') !== (key !== undefined)) this.broken.push(`${action}: only a write has a key`)
    this.#calls.push({ action, input: input as Input<ActionName>, key })
    const queue = this.#answers.get(action) ?? []
    const next = queue.length > 1 ? queue.shift() : queue[0]
    if (!next) {
      this.broken.push(`nothing says what ${action} answers`)
      throw new Error(`no answer for ${action}`)
    }
    const answer = await next(input)
    if (answer === NETWORK) throw new Error('request:fail')
    if (answer instanceof ServiceError) return { ok: false, error: answer.failure(), traceId: TRACE }
    const made = output.safeParse(answer)
    if (!made.success) this.broken.push(`${action} answers outside the contract: ${made.error.message}`)
    return { ok: true, data: answer, traceId: TRACE }
  }
}

/** A fresh backend, host and device before each test of a file. */
export function useBackend(): Backend {
  const backend = new Backend()
  beforeEach(() => {
    process.env.TARO_ENV = 'weapp'
    backend.reset()
    resetHost()
    forgetReads()
    usePreferences.setState({ careMode: false, theme: 'auto', textScale: 1 })
    Taro.cloud.callFunction.mockImplementation(async ({ data }: { data: Envelope }) => ({
      result: await backend.receive(data),
    }))
    Taro.request.mockImplementation(
      async ({ url, data }: { url: string; data: Omit<Envelope, 'action'> }) => ({
        statusCode: 200,
        data: await backend.receive({ action: url.replace('/call/', '') as ActionName, ...data }),
      }),
    )
  })
  afterEach(() => expect(backend.broken).toEqual([]))
  return backend
}

/** An answer that a test gives when it wants to. */
export function later<T>(): { promise: Promise<T>; answer: (value: T) => void } {
  let answer: (value: T) => void = () => undefined
  const promise = new Promise<T>(resolve => (answer = resolve))
  return { promise, answer }
}
