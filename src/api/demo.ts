/** The demo sign-in of a laptop. A deployed city answers 404 here, and the page says to open WeChat. */
import Taro from '@tarojs/taro'
import { z } from '~types/schema'
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
    const parsed = z.safeParse(z.object({ token: z.string() }), data)
    if (!parsed.success) return false
    forgetReads()
    keepToken(parsed.data.token)
    return true
  } catch {
    return false
  }
}
