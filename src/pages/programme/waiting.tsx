// The line for a place when the year's budget is used up: join, where she stands, a place that is held, leave.
import type { ReactNode } from 'react'
import type { PersonId, ProgrammeCode, VoucherId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { placeTag, placeWords } from '@/components/place-words'
import { Problem } from '@/components/problem'
import { toast } from '@/components/toast'

export interface WaitingProps {
  programme: ProgrammeCode
  child: PersonId | null
  /** She has just asked, and there was no place. */
  usedUp: boolean
  onClaimed: (voucherId: VoucherId) => void
  /** The button that claims. */
  children: ReactNode
}

export function Waiting({ programme, child, usedUp, onClaimed, children }: WaitingProps) {
  const read = useQuery('places.mine', {})
  const wait = useAction('places.wait')
  const leave = useAction('places.leave')
  const which = { programme, ...(child === null ? {} : { child }) }
  const mine = read.data?.items.find(item => item.programme === programme && item.child === child)
  const join = async () => {
    const made = await wait.run(which)
    if (!made) return
    if (made.voucher !== null) {
      onClaimed(made.voucher.voucherId)
      return
    }
    toast('已登记等候')
    read.reload()
  }
  const giveUp = async () => {
    if (!(await leave.run(which))) return
    toast('已退出等候')
    read.reload()
  }
  if (mine === undefined)
    return (
      <>
        {children}
        <Problem error={wait.error} />
        {usedUp && (
          <Button variant='secondary' icon='clock' loading={wait.busy} onPress={() => void join()}>
            登记等候名额
          </Button>
        )}
      </>
    )
  return (
    <>
      <Notice tone={mine.heldUntil === null ? 'info' : 'ok'} title={placeTag(mine)}>
        {placeWords(mine)}
      </Notice>
      {mine.heldUntil !== null && children}
      <Problem error={leave.error} />
      <Button variant='quiet' loading={leave.busy} onPress={() => void giveUp()}>
        {mine.heldUntil === null ? '不再等候' : '不需要了,让给下一位'}
      </Button>
    </>
  )
}
