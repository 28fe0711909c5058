// The link as it stands, and the way out of it.
import { useState } from 'react'
import type { Me } from '~types/identity'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { longDate } from '@/components/date-words'
import { dateOfInstant } from '@/components/instant-words'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { PersonLine } from '@/components/person-line'
import { Problem } from '@/components/problem'
import { toast } from '@/components/toast'

export function Linked({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const [asking, setAsking] = useState(false)
  const unlink = useAction('identity.unlinkPartner')
  const end = async () => {
    const done = await unlink.run({})
    setAsking(false)
    if (!done) return
    toast('已解除关联')
    onChanged()
  }
  return (
    <>
      <Card flush>
        <PersonLine
          name={me.partner.name ?? ''}
          note={me.partner.linkedAt ? `${longDate(dateOfInstant(me.partner.linkedAt))}关联` : '已关联'}
        />
      </Card>
      <Notice>可以一起预约、共用夫妻电子券。检查结果各自保密。</Notice>
      <Problem error={unlink.error} />
      <Button variant='quiet' onPress={() => setAsking(true)}>
        解除关联
      </Button>
      <Dialog
        open={asking}
        title='解除关联?'
        confirm='解除'
        danger
        busy={unlink.busy}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
      >
        解除后不能再一起预约。对方不会收到通知,民政登记信息不受影响。
      </Dialog>
    </>
  )
}
