/** The demo sign-in of a laptop. A deployed city answers 404 here, and the page says to open WeChat. */
import Taro from '@tarojs/taro'
import { instant, z } from '~types/schema'
import { followDemo, inDemo } from '@/platform/device-clock'
import { keepToken } from './session'
import { forgetReads } from './use-query'

const persona = z.object({
  id: z.string(),
  title: z.string(),
  story: z.string(),
  document: z.nullable(z.object({ name: z.string(), number: z.string() })),
})
export type Persona = z.infer<typeof persona>

/** The demo people, or null where there is no demo. */
export async function demoPersonas(): Promise<Persona[] | null> {
  try {
    const { data, statusCode } = await Taro.request<unknown>({ url: `${API_BASE}/local/personas` })
    const parsed = z.safeParse(z.array(persona), data)
    return statusCode === 200 && parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Signs in as a demo person; true when it worked. */
export async function signInAs(id: string): Promise<boolean> {
  try {
    const { data } = await Taro.request<unknown>({
      url: `${API_BASE}/local/sign-in`,
      method: 'POST',
      data: { id },
      header: { 'content-type': 'application/json' },
    })
    const parsed = z.safeParse(z.object({ token: z.string(), now: z.optional(instant) }), data)
    if (!parsed.success) return false
    forgetReads()
    keepToken(parsed.data.token)
    if (parsed.data.now !== undefined) followDemo(parsed.data.now)
    return true
  } catch {
    return false
  }
}

/** In a demo, sets the device's clock by the demo's, which a panel moves; anywhere else it asks for nothing. */
export async function followDemoClock(): Promise<void> {
  if (!inDemo()) return
  try {
    const { data } = await Taro.request<unknown>({ url: `${API_BASE}/local/clock` })
    const parsed = z.safeParse(z.object({ now: instant }), data)
    if (parsed.success) followDemo(parsed.data.now)
  } catch {
    // Without a network the device keeps the time that it has.
  }
}
