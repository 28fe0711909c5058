// The few things the page asks of the process around it; Chromium and jsdom each provide them before the host starts.
import type { CompiledApp } from '../compiled'

export interface HttpRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Bridge {
  /** Sends an automator event (`App.exceptionThrown`, …) to whoever drives the app. */
  emit(event: { readonly method: string; readonly params: unknown }): unknown
  /** Runs a cloud function; rejects with the platform's message. */
  cloud(name: string, data: unknown): Promise<unknown>
  /** Performs a request from outside the page, so that no CORS rule applies; loopback only. */
  request(request: HttpRequest): Promise<HttpResponse>
}

declare global {
  interface Window {
    miniProgram: CompiledApp
    miniProgramBridge: Bridge
    /** Answers one automator request; present once the app has started. */
    automate?: (method: string, params: Record<string, unknown>) => Promise<unknown>
  }
}

export const compiled = window.miniProgram
export const bridge = window.miniProgramBridge

/** As across the two threads of a phone: what passes is JSON, and nothing is shared. */
export function clone<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value)
}
