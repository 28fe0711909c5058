// wx.request and wx.cloud: both leave the page through the bridge.
import { bridge, clone } from '../bridge'
import { describe } from '../failure'
import { type Options, WxFailure, method, text } from './call'

/** WeChat's number for a failed request, and CloudBase's for a failed function. */
const REQUEST_FAILED = 600001
const FUNCTION_FAILED = -404011

let cloudReady = false

export const network = {
  request(options: Options = {}) {
    let aborted = false
    const run = method('request', async () => {
      const response = await send(options)
      if (aborted) throw new WxFailure('abort')
      return response
    })
    // A request without callbacks fails in silence on the platform: what it returns is a task, not a promise.
    void Promise.resolve(run(options)).catch(() => undefined)
    return { abort: () => (aborted = true), ...silentEvents }
  },
  cloud: {
    init: () => {
      cloudReady = true
    },
    callFunction: method('cloud.callFunction', async options => {
      if (!cloudReady) throw new Error("Cloud API isn't enabled, please call wx.cloud.init first")
      try {
        return { result: clone(await bridge.cloud(text(options, 'name'), clone(options['data'] ?? {}))) }
      } catch (error) {
        throw new WxFailure(describe(error).message, {
          errCode: FUNCTION_FAILED,
        })
      }
    }),
  },
}

/** The whole answer arrives at once here, so the events about its parts never fire. */
const silentEvents = {
  onHeadersReceived: () => undefined,
  offHeadersReceived: () => undefined,
  onChunkReceived: () => undefined,
  offChunkReceived: () => undefined,
}

async function send(options: Options): Promise<object> {
  const httpMethod = text(options, 'method', 'GET').toUpperCase()
  const { url, body } = payload(text(options, 'url'), httpMethod, options['data'])
  const headers = { 'content-type': 'application/json', ...lowerCase(options['header']) }
  const request = { url, method: httpMethod, headers, ...(body === undefined ? {} : { body }) }
  const response = await bridge.request(request).catch((error: unknown) => {
    throw new WxFailure(describe(error).message, { errno: REQUEST_FAILED })
  })
  return {
    statusCode: response.status,
    header: response.headers,
    cookies: [],
    data: text(options, 'dataType', 'json') === 'json' ? parsed(response.body) : response.body,
  }
}

function payload(url: string, httpMethod: string, data: unknown): { url: string; body?: string } {
  if (data === undefined || data === null) return { url }
  if (httpMethod !== 'GET') return { url, body: typeof data === 'string' ? data : JSON.stringify(data) }
  const query = Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
  return { url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}` }
}

const lowerCase = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}
