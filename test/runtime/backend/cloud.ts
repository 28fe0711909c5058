// Cloud functions as the runtime calls them: with the identity that the platform would add.

/** @returns the function's result; rejects with the message that wx.cloud.callFunction shows after `fail`. */
export type Cloud = (name: string, data: unknown, openid: string) => Promise<unknown>

export const noCloud: Cloud = name =>
  Promise.reject(new Error(`cloud function "${name}" has nowhere to run: set YYT_GATEWAY or pass { cloud }`))

/** `POST {base}/fn/{name}` with `{ data }` and the header `x-openid`; the answer is `{ result }` or `{ errMsg }`. */
export function gatewayCloud(base: string): Cloud {
  return async (name, data, openid) => {
    const response = await fetch(`${base.replace(/\/$/, '')}/fn/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': openid },
      body: JSON.stringify({ data }),
    })
    const answer = parsed(await response.text())
    if (response.ok && 'result' in answer) return answer.result
    throw new Error('errMsg' in answer ? String(answer.errMsg) : `HTTP ${response.status}`)
  }
}

function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
