// Her number: how many are ahead until the hour, and what is kept for her after it.
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import type { Release } from '~types/tickets'
import type { WaitingEntry } from '~types/waiting'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Numeral } from '@/components/numeral'

/** The page looks again about so often, each at a moment of its own: not all ask in the same second. */
const LOOK_SECONDS = 20

export function MyNumber({
  entry,
  release,
  onLook,
}: {
  entry: WaitingEntry
  release: Release
  onLook: () => void
}) {
  const waits = entry.offer === null && release.state !== 'open'
  // Anew after each answer.
  useEffect(() => {
    if (!waits) return undefined
    const soon = LOOK_SECONDS + Math.random() * 10
    const wait = release.opensIn > 0 ? Math.min(release.opensIn + 2, soon) : soon
    const timer = setTimeout(onLook, wait * 1000)
    return () => clearTimeout(timer)
    // The answers move it on; the callback is another one at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [entry, release, waits])
  const ahead = (entry.place ?? 1) - 1
  return (
    <>
      <Card>
        <Numeral
          label='您的号'
          value={entry.ticket ?? ''}
          unit='号'
          rest={ahead === 0 ? '前面没有人' : `前面还有${ahead}位`}
        />
      </Card>
      {entry.offer ? (
        <Notice title='已为您保留位置'>
          {`${entry.offer.starts}–${entry.offer.ends},保留到${instantWords(entry.offer.until)},请确认。`}
        </Notice>
      ) : release.state === 'open' ? (
        <Notice title='已放号'>还没有排到您。有人不来时按号递补,会发消息通知您,不用一直等在这里。</Notice>
      ) : (
        <Notice title={`${instantWords(release.opensAt)}按号安排`}>
          {`这一天还有${release.places}个位置,已取${release.tickets}个号。可以离开这个页面,排到您时会发消息通知。`}
        </Notice>
      )}
      <Button
        variant={entry.offer ? 'primary' : 'secondary'}
        onPress={() => void Taro.switchTab({ url: '/pages/appointments/index' })}
      >
        {entry.offer ? '去确认' : '在“预约”中查看或退出'}
      </Button>
    </>
  )
}
