// wx.request from outside the page. Only this machine can be reached: a test must never talk to the world.
import type { HttpRequest, HttpResponse } from '../host/bridge'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

export async function loopbackRequest({ url, method, headers, body }: HttpRequest): Promise<HttpResponse> {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (!target) throw new Error(`invalid url "${url}"`)
  if (!LOOPBACK.has(target.hostname)) throw new Error(`url not in domain list: ${target.hostname}`)
  const response = await fetch(target, { method, headers, body: body ?? null })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}
