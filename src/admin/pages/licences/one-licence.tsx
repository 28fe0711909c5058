// A licence is renewed or ended; what that does to sessions and people stands there before it is done.
import { useState } from 'react'
import type { LicenceChange, LicenceRow } from '~types/licences'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { longDate } from '@/components/date-words'
import { EffectView } from '@/components/effect-view'
import { FaultsView } from '@/components/faults-view'
import { Loaded } from '@/components/loaded'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

const KINDS = [
  { value: 'record', label: '登记新证或续期' },
  { value: 'end', label: '更改截止日期', note: '许可被收回、注销,或登记有误' },
] as const
type Kind = (typeof KINDS)[number]['value']

interface Form {
  number: string
  issuedBy: string
  from: string
  to: string
}

function changeOf(kind: Kind, form: Form, row: LicenceRow): LicenceChange | null {
  const to = form.to as LocalDate
  if (form.to === '') return null
  if (kind === 'end') return row.held && { kind, licenceId: row.held.licenceId, to }
  const number = form.number.trim()
  const issuedBy = form.issuedBy.trim()
  if (number.length < 2 || issuedBy.length < 2 || form.from === '') return null
  return { kind, capability: row.capability, number, issuedBy, from: form.from as LocalDate, to }
}

function Confirm({
  row,
  change,
  onDone,
}: {
  row: LicenceRow
  change: LicenceChange | null
  onDone: () => void
}) {
  const { institutionId } = row
  const [seen, setSeen] = useState<string>()
  const looks = change !== null && seen === JSON.stringify(change)
  const preview = useQuery('licences.preview', looks ? { institutionId, change } : null)
  const make = useAction('licences.change')
  const send = async () => {
    if (change === null) return
    const effect = await make.run({ institutionId, change })
    if (!effect) return
    toast(effect.people > 0 ? `已登记,已通知${effect.people}人改期` : '已登记')
    onDone()
  }
  if (!looks)
    return (
      <Button disabled={change === null} onPress={() => setSeen(JSON.stringify(change))}>
        看看会有什么变化
      </Button>
    )
  if (preview.error !== undefined && !preview.error.retry) return <FaultsView error={preview.error} />
  return (
    <Loaded read={preview} rows={2}>
      {effect => (
        <>
          <EffectView effect={effect} />
          {make.error !== undefined && <FaultsView error={make.error} />}
          <Button loading={make.busy} onPress={() => void send()}>
            {effect.people > 0 ? '确定登记,并通知改期' : '确定登记'}
          </Button>
        </>
      )}
    </Loaded>
  )
}

export function OneLicence({ row, onDone }: { row: LicenceRow; onDone: () => void }) {
  const { held } = row
  const [kind, setKind] = useState<Kind>('record')
  const [form, setForm] = useState<Form>({ number: '', issuedBy: held?.issuedBy ?? '', from: '', to: '' })
  const put = (part: Partial<Form>) => setForm({ ...form, ...part })
  return (
    <>
      <Card flush>
        <Cell
          title={row.name}
          note={held ? `编号 ${held.number}\n发证 ${held.issuedBy}` : '还没有登记许可'}
        />
        {held && <Cell title='有效期' note={`${longDate(held.from)} 至 ${longDate(held.to)}`} />}
      </Card>
      {held && <Choice label='办理' options={[...KINDS]} value={kind} onChange={setKind} />}
      {kind === 'record' && (
        <>
          <TextInput
            label='许可证编号'
            value={form.number}
            maxLength={60}
            onChange={number => put({ number })}
          />
          <TextInput
            label='发证机关'
            value={form.issuedBy}
            maxLength={40}
            onChange={issuedBy => put({ issuedBy })}
          />
          <DatePicker label='起始日期' value={form.from} onChange={from => put({ from })} />
        </>
      )}
      <DatePicker label='截止日期' hint='当天仍有效' value={form.to} onChange={to => put({ to })} />
      <Confirm row={row} change={changeOf(kind, form, row)} onDone={onDone} />
    </>
  )
}
