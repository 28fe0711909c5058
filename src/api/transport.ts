/** How a request leaves: wx.cloud on weapp, HTTP on H5. One shape in, one shape out. */
import Taro from '@tarojs/taro'
import type { Reply } from '~types/contract'
import { networkFailure } from './failure'
import { readToken } from './session'

export interface Envelope {
  readonly action: string
  readonly input: unknown
  readonly key?: string
}

const isReply = (value: unknown): value is Reply<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value

async function overCloud(envelope: Envelope): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name: 'api', data: { ...envelope } })
  return result
}

async function overHttp({ action, ...body }: Envelope): Promise<unknown> {
  const token = readToken()
  const { data } = await Taro.request<unknown>({
    url: `${API_BASE}/call/${action}`,
    method: 'POST',
    data: body,
    timeout: 15_000,
    header: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  return data
}

/** Answers the reply; throws a network failure when there is none. */
export async function send(envelope: Envelope): Promise<Reply<unknown>> {
  let answer: unknown
  try {
    answer = process.env.TARO_ENV === 'weapp' ? await overCloud(envelope) : await overHttp(envelope)
  } catch {
    throw networkFailure()
  }
  if (!isReply(answer)) throw networkFailure()
  return answer
}
