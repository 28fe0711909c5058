// Warnings: what a resident is told besides the answer while some conditions are not met; they never refuse.
import type { Definition, DraftFault } from '~types/policy'
import type { Output } from '~types/contract'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { ConditionTree } from './condition-tree'
import { withField } from './form-control'
import { RefusalField } from './refusal-field'

const isRecord = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export interface WarningCardsProps {
  warnings: unknown
  form: Output<'policy.form'>
  faults: readonly DraftFault[]
  /** undefined: none any more. */
  onChange: (warnings: readonly Definition[] | undefined) => void
}

interface OneProps {
  warning: Definition
  number: number
  form: WarningCardsProps['form']
  faults: WarningCardsProps['faults']
  onChange: (warning: Definition | null) => void
}

function One({ warning, number, form, faults, onChange }: OneProps) {
  const about = `提示${number}`
  const path = `warnings.${number - 1}`
  const own = faults.filter(fault => fault.path === path || fault.path === `${path}.refusal`)
  return (
    <Card>
      <ConditionTree
        rule={warning['when']}
        from={`${path}.when`}
        about={about}
        tells={false}
        form={form}
        faults={faults}
        onChange={when => onChange({ ...warning, when })}
      />
      <RefusalField
        about={about}
        title='不符合时提示'
        refusals={form.refusals}
        value={warning['refusal']}
        required
        onChange={refusal => onChange(withField(warning, 'refusal', refusal))}
      />
      {own.length > 0 && <Notice tone='warn'>{own.map(fault => fault.reason).join(';')}</Notice>}
      <Button variant='quiet' fit='words' label={`删除${about}`} onPress={() => onChange(null)}>
        删除
      </Button>
    </Card>
  )
}

export function WarningCards({ warnings, form, faults, onChange }: WarningCardsProps) {
  const list = Array.isArray(warnings) ? warnings.filter(isRecord) : []
  const change = (next: readonly Definition[]) => onChange(next.length === 0 ? undefined : next)
  return (
    <>
      {list.map((warning, i) => (
        <One
          key={`${i}`}
          warning={warning}
          number={i + 1}
          form={form}
          faults={faults}
          onChange={next =>
            change(list.flatMap((old, k) => (k === i ? (next === null ? [] : [next]) : [old])))
          }
        />
      ))}
      <Button
        variant='secondary'
        fit='words'
        onPress={() => change([...list, { when: { is: 'all', of: [] } }])}
      >
        添加提示
      </Button>
    </>
  )
}
