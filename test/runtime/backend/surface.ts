// A place where the compiled app runs: a page in Chromium, or a jsdom window in this process.
import type { HttpRequest, HttpResponse } from '../host/bridge'

export interface Surface {
  /** Asks the page's automator; see host/automator. */
  automate(method: string, parameters: Record<string, unknown>): Promise<unknown>
  /** PNG in base64. */
  screenshot(): Promise<string>
  /** Kills the app and starts it again; wx storage stays. */
  restart(): Promise<void>
  setTheme(theme: 'light' | 'dark'): Promise<void>
  close(): Promise<void>
}

export interface AutomatorEvent {
  readonly method: string
  readonly params: unknown
}

/** What the surface is given: the functions behind the page's bridge. */
export interface Outside {
  emit(event: AutomatorEvent): void
  cloud(name: string, data: unknown): Promise<unknown>
  request(request: HttpRequest): Promise<HttpResponse>
}
