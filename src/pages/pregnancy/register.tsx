// Registering by the last menstrual period, or without one.
import { useState } from 'react'
import type { LocalDate } from '~types/schema'
import { askForReminder } from '@/api/ask-for-reminder'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Toggle } from '@/components/toggle'

/** Ten months before today, as text: nobody registers an older LMP. */
const earliest = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - 308 * 86_400_000).toISOString().slice(0, 10)

export function Register({ today, onDone }: { today: LocalDate; onDone: () => void }) {
  const [known, setKnown] = useState<'yes' | 'no'>('yes')
  const [lmp, setLmp] = useState('')
  const [cycle, setCycle] = useState('')
  const [fetuses, setFetuses] = useState('1')
  const reminders = useQuery('reminders.mine', {})
  const [bySms, setBySms] = useState(false)
  const consent = useAction('identity.setConsent')
  const register = useAction('pregnancy.register')
  const [sure, setSure] = useState(false)
  const cycleError = register.error?.field('cycleDays')
  const lmpError = register.error?.field('lmp')
  const soon = register.error?.code === 'LMP_SOON'
  const submit = async () => {
    const permission = askForReminder(reminders.data?.templates ?? [])
    const made = await register.run({
      lmp: known === 'yes' ? (lmp as LocalDate) : null,
      ...(known === 'yes' && cycle !== '' ? { cycleDays: Number(cycle) } : {}),
      fetuses: Number(fetuses),
      ...(sure ? { sure } : {}),
    })
    await permission
    if (!made) return
    if (bySms) await consent.run({ purpose: 'sms', granted: true })
    toast('已登记')
    onDone()
  }
  return (
    <>
      <Notice>预产期按末次月经第一天加280天推算;早孕超声与推算不同的,以后可以更正。</Notice>
      <Card>
        <Choice
          label='是否记得末次月经'
          layout='side-by-side'
          options={[
            { value: 'yes' as const, label: '记得' },
            { value: 'no' as const, label: '不记得' },
          ]}
          value={known}
          onChange={setKnown}
        />
        {known === 'yes' && (
          <>
            <DatePicker
              label='末次月经第一天'
              value={lmp}
              onChange={setLmp}
              min={earliest(today)}
              max={today}
              placeholder='请选择日期'
              {...(lmpError === undefined ? {} : { error: lmpError })}
            />
            {(soon || sure) && <Toggle label='日期无误' value={sure} onChange={setSure} />}
            <TextInput
              label='平时周期(天)'
              hint='周期规律时填写,例如 28 或 30'
              optional
              kind='number'
              maxLength={2}
              value={cycle}
              onChange={text => setCycle(text.replace(/\D/g, ''))}
              {...(cycleError === undefined ? {} : { error: cycleError })}
            />
          </>
        )}
        <Choice
          label='医生确认的胎数'
          layout='side-by-side'
          options={[
            { value: '1', label: '单胎或未知' },
            { value: '2', label: '双胎' },
          ]}
          value={fetuses}
          onChange={setFetuses}
        />
      </Card>
      {known === 'no' && <Notice>可以先登记。请尽早做一次早孕超声,录入后会列出每项检查的时间。</Notice>}
      <Card flush>
        <Toggle
          label='微信收不到时,用短信提醒'
          note='短信不写检查结果,随时可在「我的」关闭'
          value={bySms}
          onChange={setBySms}
        />
      </Card>
      <Problem error={register.error} />
      <Button loading={register.busy} disabled={known === 'yes' && lmp === ''} onPress={() => void submit()}>
        登记
      </Button>
    </>
  )
}
