// After a loss: nothing is offered unasked. What she can have is one press away, when she wants it.
import { useState, type ReactNode } from 'react'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Skeleton } from '@/components/skeleton'
import { makeCall } from '@/platform/make-call'
import { readStored, store } from '@/platform/storage'

const slot = (pregnancyId: string) => `asked-again:${pregnancyId}`

/** Shows `children` unless a pregnancy was lost and she has not asked for services since (domain F4). */
export function Quiet({ phone, children }: { phone: string; children: ReactNode }) {
  const read = useQuery('pregnancy.mine', {}, { keep: true })
  const [asked, setAsked] = useState(false)
  const pregnancy = read.data?.pregnancy
  // Not known yet: an offer that flashes up and vanishes is an offer too.
  if (read.loading) return <Skeleton rows={4} lead />
  if (pregnancy?.state !== 'loss' || asked || readStored(slot(pregnancy.pregnancyId)) === true)
    return <>{children}</>
  return (
    <>
      <Notice>所有自动消息已停止。需要时可以随时找我们。</Notice>
      <Button icon='phone' variant='secondary' onPress={() => void makeCall(phone)}>
        {`电话 ${phone}`}
      </Button>
      <Button
        variant='quiet'
        onPress={() => {
          store(slot(pregnancy.pregnancyId), true)
          setAsked(true)
        }}
      >
        查看可以享受的服务
      </Button>
    </>
  )
}
