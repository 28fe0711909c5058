// One delivery: each child with its sex and the minute of its birth.
import { useState } from 'react'
import type { Births, BornChild } from '~types/births'
import { localDate, timeOfDay } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { TimePicker } from '@/components/time-picker'
import { Toggle } from '@/components/toggle'

type Sex = BornChild['sex']
interface Draft {
  readonly sex: Sex | null
  readonly bornOn: string
  readonly bornAt: string
}

const SEXES: readonly { value: Sex; label: string }[] = [
  { value: 'female', label: '女' },
  { value: 'male', label: '男' },
  { value: 'unknown', label: '待定' },
]
const most = 6
/** What the clerk confirms after having looked again. */
const ASKED = ['BIRTH_EARLY', 'BIRTH_RECORDED']

function ChildFields({
  nth,
  draft,
  today,
  onChange,
}: {
  nth: string
  draft: Draft
  today: string
  onChange: (draft: Draft) => void
}) {
  return (
    <Card>
      <Choice
        label={`${nth}性别`}
        layout='side-by-side'
        options={SEXES}
        value={draft.sex}
        onChange={sex => onChange({ ...draft, sex })}
      />
      <DatePicker
        label={`${nth}出生日期`}
        value={draft.bornOn}
        max={today}
        onChange={bornOn => onChange({ ...draft, bornOn })}
      />
      <TimePicker
        label={`${nth}出生时间`}
        hint='精确到分,筛查时间按它计算'
        value={draft.bornAt}
        onChange={bornAt => onChange({ ...draft, bornAt })}
      />
    </Card>
  )
}

export function RecordBirth({
  births,
  today,
  onDone,
}: {
  births: Births
  today: string
  onDone: (issued: readonly string[]) => void
}) {
  const blank: Draft = { sex: null, bornOn: today, bornAt: '' }
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    Array.from({ length: births.ongoing?.fetuses ?? 1 }, () => blank),
  )
  const [dischargedOn, setDischargedOn] = useState('')
  const [sure, setSure] = useState(false)
  const record = useAction('births.record')
  const complete = drafts.every(({ sex, bornAt, bornOn }) => sex !== null && bornAt !== '' && bornOn !== '')
  const submit = async () => {
    const made = await record.run({
      personId: births.personId,
      children: drafts.map(({ sex, bornOn, bornAt }) => ({
        sex: sex ?? 'unknown',
        bornOn: localDate.parse(bornOn),
        bornAt: timeOfDay.parse(bornAt),
      })),
      ...(dischargedOn === '' ? {} : { dischargedOn: localDate.parse(dischargedOn) }),
      ...(sure ? { sure } : {}),
    })
    if (made) onDone(made.issued)
  }
  return (
    <>
      {births.ongoing === null && <Notice>没有进行中的孕期登记:外地建册或未登记的,也可以登记分娩。</Notice>}
      {drafts.map((draft, i) => (
        <ChildFields
          key={i}
          nth={drafts.length === 1 ? '' : `第${i + 1}个孩子`}
          draft={draft}
          today={today}
          onChange={changed => setDrafts(drafts.map((one, at) => (at === i ? changed : one)))}
        />
      ))}
      {drafts.length < most && (
        <Button variant='quiet' onPress={() => setDrafts([...drafts, blank])}>
          多胎:再加一个孩子
        </Button>
      )}
      {drafts.length > 1 && (
        <Button variant='quiet' onPress={() => setDrafts(drafts.slice(0, -1))}>
          去掉最后一个
        </Button>
      )}
      <DatePicker
        label='出院日期'
        optional
        value={dischargedOn}
        max={today}
        placeholder='尚未出院可不填'
        onChange={setDischargedOn}
      />
      {(sure || ASKED.includes(record.error?.code ?? '')) && (
        <Toggle label='已核对,登记无误' value={sure} onChange={setSure} />
      )}
      <Problem error={record.error} />
      <Button loading={record.busy} disabled={!complete} onPress={() => void submit()}>
        提交分娩登记
      </Button>
    </>
  )
}
