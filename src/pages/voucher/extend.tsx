// One press makes a voucher good for longer, once.
import type { Voucher } from '~types/vouchers'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { toast } from '@/components/toast'

export interface ExtendProps {
  item: Voucher
  /** The last day that it would have. */
  until: string
  onExtended: () => void
}

export function Extend({ item, until, onExtended }: ExtendProps) {
  const extend = useAction('vouchers.extend')
  const press = async () => {
    if (!(await extend.run({ voucherId: item.voucherId }))) return
    toast('已延期')
    onExtended()
  }
  return (
    <>
      <Notice title={item.state === 'expired' ? '可以延期一次' : '快到期了'}>
        {`可延期到${longDate(until)},每张券只能延期一次。`}
      </Notice>
      <Problem error={extend.error} />
      <Button variant='secondary' icon='clock' loading={extend.busy} onPress={() => void press()}>
        申请延期
      </Button>
    </>
  )
}
