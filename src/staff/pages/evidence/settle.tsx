// One programme for the person at the counter: what is unknown, the proof that settles it, and the answer at once.
import { useState } from 'react'
import type { Notice as Given } from '~types/eligibility'
import type { CounterView, EvidenceKind } from '~types/evidence'
import { evidenceKind } from '~types/evidence'
import type { LocalDate, PersonId, ProgrammeCode } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { ClauseList } from '@/components/clause-list'
import { DatePicker } from '@/components/date-picker'
import { longDate } from '@/components/date-words'
import { EVIDENCE_WORDS } from '@/components/evidence-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { STANDING_TAGS } from '@/components/standing-words'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

export interface SettleProps {
  personId: PersonId
  programme: ProgrammeCode
  manager: boolean
  onNotice: (notice: Given) => void
}

interface FormProps {
  personId: PersonId
  programme: ProgrammeCode
  view: CounterView
  onSettled: (view: CounterView) => void
}

/** The kinds that this programme asks for come alone; without any, all of them. */
function Register({ personId, programme, view, onSettled }: FormProps) {
  const asked = [...new Set(view.gaps.flatMap(gap => gap.kinds))]
  const kinds = asked.length > 0 ? asked : evidenceKind.options
  const [kind, setKind] = useState<EvidenceKind | null>(asked[0] ?? null)
  const [until, setUntil] = useState('')
  const register = useAction('evidence.register')
  const submit = async () => {
    if (kind === null) return
    const settled = await register.run({
      personId,
      programme,
      kind,
      validUntil: until === '' ? null : (until as LocalDate),
    })
    if (!settled) return
    toast('已登记')
    onSettled(settled)
  }
  return (
    <Section title='登记看到的证明'>
      <Card>
        <Choice<EvidenceKind>
          label='证明种类'
          layout='side-by-side'
          options={kinds.map(value => ({ value, label: EVIDENCE_WORDS[value] }))}
          value={kind}
          onChange={setKind}
        />
        <DatePicker label='有效期至' optional value={until} onChange={setUntil} />
        <Button loading={register.busy} disabled={kind === null} onPress={() => void submit()}>
          登记证明
        </Button>
      </Card>
      <Problem error={register.error} />
    </Section>
  )
}

function Residence({ personId, programme, onSettled }: FormProps) {
  const [since, setSince] = useState('')
  const [until, setUntil] = useState('')
  const residence = useAction('evidence.residence')
  const submit = async () => {
    const settled = await residence.run({
      personId,
      programme,
      ...(since === '' ? {} : { residenceSince: since as LocalDate }),
      ...(until === '' ? {} : { permitUntil: until as LocalDate }),
    })
    if (!settled) return
    toast('已登记')
    onSettled(settled)
  }
  return (
    <Section title='登记居住情况'>
      <Card>
        <DatePicker label='本地居住登记日期' optional value={since} onChange={setSince} />
        <DatePicker label='居住证有效期至' optional value={until} onChange={setUntil} />
        <Button
          variant='secondary'
          loading={residence.busy}
          disabled={since === '' && until === ''}
          onPress={() => void submit()}
        >
          登记居住情况
        </Button>
      </Card>
      <Problem error={residence.error} />
    </Section>
  )
}

function HandOut({ personId, programme, manager, onNotice }: SettleProps) {
  const [reason, setReason] = useState('')
  const notice = useAction('evidence.notice')
  const give = async () => {
    const given = await notice.run({
      personId,
      programme,
      ...(reason.trim() === '' ? {} : { supervisorReason: reason }),
    })
    if (given) onNotice(given)
  }
  return (
    <Section title='一次性告知单' note='一次列全。同一件事再次告知时,不能新增上次没有列出的材料。'>
      {manager && (
        <Card>
          <TextInput label='新增材料的理由' optional maxLength={200} value={reason} onChange={setReason} />
        </Card>
      )}
      <Problem error={notice.error} />
      <Button variant='secondary' icon='print' loading={notice.busy} onPress={() => void give()}>
        开具告知单
      </Button>
    </Section>
  )
}

function Answer({ view }: { view: CounterView }) {
  const { standing, onRecord } = view
  const tag = STANDING_TAGS[standing.outcome]
  return (
    <Section title={standing.title}>
      <Notice tone={tag.tone === 'ok' ? 'ok' : 'info'} title={tag.text}>
        {standing.reasons.map(({ text }) => text).join(' ') || standing.summary}
      </Notice>
      {view.gaps.length > 0 && (
        <Notice tone='warn' title='还不清楚'>
          {view.gaps.map(({ text }) => text).join('、')}
        </Notice>
      )}
      <Card>
        <ClauseList
          clauses={standing.clauses.map(({ text, state, flipsOn }) => ({
            text,
            state: state === 'not_met' ? 'unmet' : state,
            ...(flipsOn === null || state === 'unknown' ? {} : { flipsOn }),
          }))}
        />
      </Card>
      {onRecord.length > 0 && (
        <Notice title='已登记的证明'>
          {onRecord
            .map(
              ({ kind, validUntil }) =>
                EVIDENCE_WORDS[kind] + (validUntil === null ? '' : `(至${longDate(validUntil)})`),
            )
            .join('、')}
        </Notice>
      )}
    </Section>
  )
}

export function Settle(props: SettleProps) {
  const { personId, programme, manager } = props
  const read = useQuery('evidence.programme', { personId, programme })
  const [settled, setSettled] = useState<CounterView>()
  return (
    <Loaded read={read} rows={5}>
      {first => {
        const view = settled ?? first
        const form = { personId, programme, view, onSettled: setSettled }
        return (
          <>
            <Answer view={view} />
            {!manager && <Register {...form} />}
            {!manager && <Residence {...form} />}
            <HandOut {...props} />
          </>
        )
      }}
    </Loaded>
  )
}
