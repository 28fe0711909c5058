// 我可以为谁预约: taking a mandate up by its code, booking, and what was booked.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { readBase32 } from '~types/base32'
import type { Helped, Somebody } from '~types/helpers'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DateMark } from '@/components/date-mark'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

/** Characters of the shortest code that can be looked up. */
const shortest = 8

function One({ somebody, onChanged }: { somebody: Somebody; onChanged: () => void }) {
  const { helperId, name, until, booked } = somebody
  const [leaving, setLeaving] = useState<Helped>()
  const cancel = useAction('helpers.cancel')
  const stop = async () => {
    if (leaving === undefined) return
    const { institutionId, appointmentId } = leaving
    const done = await cancel.run({ helperId, institutionId, appointmentId })
    setLeaving(undefined)
    if (!done) return
    toast('已取消')
    onChanged()
  }
  return (
    <>
      <Problem error={cancel.error} />
      <Card flush>
        <Cell
          icon='calendar'
          title={`为${name}预约`}
          note={`授权到${longDate(until)}为止`}
          onPress={() => void Taro.navigateTo({ url: `/care/pages/help/index?id=${helperId}` })}
        />
        {booked.map(item => (
          <Cell
            key={item.appointmentId}
            leading={<DateMark date={item.day} />}
            title={item.serviceName}
            note={`${item.starts} · ${item.institution}`}
            {...(item.canCancel ? { value: '取消', onPress: () => setLeaving(item) } : {})}
          />
        ))}
      </Card>
      <Dialog
        open={leaving !== undefined}
        title='取消这次预约?'
        confirm='取消预约'
        danger
        busy={cancel.busy}
        onConfirm={() => void stop()}
        onCancel={() => setLeaving(undefined)}
      >
        {`请先和${name}商量好。位置会释放给其他人,以后可以重新预约。`}
      </Dialog>
    </>
  )
}

export function ForOthers({ others, onChanged }: { others: readonly Somebody[]; onChanged: () => void }) {
  const [code, setCode] = useState('')
  const accept = useAction('helpers.accept')
  const take = async () => {
    if (readBase32(code).length < shortest) return
    if (!(await accept.run({ code }))) return
    setCode('')
    toast('已接受授权')
    onChanged()
  }
  return (
    <Section title='我可以为谁预约'>
      {others.map(somebody => (
        <One key={somebody.helperId} somebody={somebody} onChanged={onChanged} />
      ))}
      <Card>
        <TextInput
          label='授权码'
          value={code}
          onChange={setCode}
          kind='code'
          placeholder='亲友发给您的授权码'
          maxLength={24}
          onDone={() => void take()}
        />
        <Problem error={accept.error} />
        <Button
          variant='secondary'
          loading={accept.busy}
          disabled={readBase32(code).length < shortest}
          onPress={() => void take()}
        >
          接受授权
        </Button>
      </Card>
    </Section>
  )
}
