// Asks for permission to send subscribe messages. WeChat allows it on a tap only, for at most three templates at once.
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

export type SubscribeAnswer = 'accept' | 'reject'

const MOST_AT_ONCE = 3

/**
 * The answer per template id; `ban` and `filter` of WeChat count as reject: nothing may be sent.
 * Call it directly in a tap handler, before any await. `unsupported` on H5.
 */
export async function subscribe(
  templateIds: readonly string[],
): Promise<Outcome<Readonly<Record<string, SubscribeAnswer>>>> {
  if (process.env.TARO_ENV !== 'weapp')
    return refused('unsupported', 'subscribe messages exist in WeChat only')
  if (templateIds.length === 0 || templateIds.length > MOST_AT_ONCE)
    return refused('failed', `1 to ${MOST_AT_ONCE} templates at once, got ${templateIds.length}`)
  try {
    const answers: object = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })
    const said = new Map(Object.entries(answers))
    return done(
      Object.fromEntries(
        templateIds.map(id => [id, said.get(id) === 'accept' ? 'accept' : 'reject'] as const),
      ),
    )
  } catch (error) {
    return hostRefusal(error)
  }
}
