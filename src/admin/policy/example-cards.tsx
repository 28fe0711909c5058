// Example cases: an invented person, the expected answer, and what the draft answers now.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Definition, DraftCheck, DraftFault, FormField } from '~types/policy'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { Stack } from '@/components/stack'
import { TextInput } from '@/components/text-input'
import { FormControl, withField, type Programmes } from './form-control'
import { OUTCOME_WORDS } from './words'

const isRecord = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export interface ExampleCardsProps {
  examples: unknown
  fields: readonly FormField[]
  /** Fields of the example itself, besides the person. */
  expected: readonly FormField[]
  programmes: Programmes
  /** Code of the programme that is drafted. */
  own: string
  check: DraftCheck
  /** Examples are judged on the first day of the version unless said. */
  firstDay: string
  onChange: (examples: readonly Definition[]) => void
}

const EXPECTED = (['ELIGIBLE', 'NOT_ELIGIBLE', 'NEEDS_REVIEW'] as const).map(value => ({
  value,
  label: OUTCOME_WORDS[value],
}))

/** A new fact begins with a value that its control can show. */
const initialOf = ({ kind }: FormField): unknown =>
  kind === 'flag' ? true : kind === 'choices' || kind === 'results' || kind === 'programmes' ? [] : ''

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

interface OneProps extends Pick<ExampleCardsProps, 'fields' | 'expected' | 'programmes' | 'own'> {
  example: Definition
  number: number
  result: DraftCheck['examples'][number] | undefined
  faults: readonly DraftFault[]
  onChange: (example: Definition | null) => void
}

function Verdict({ result }: { result: NonNullable<OneProps['result']> }) {
  const got = OUTCOME_WORDS[result.got]
  return (
    <Notice tone={result.passed ? 'ok' : 'warn'}>
      {result.passed
        ? `结果与预期相同:${got}`
        : result.got === result.expect
          ? `结果为「${got}」,但原因或先后与预期不同`
          : `结果为「${got}」,与预期不同`}
      {result.reasons.map(reason => (
        <View key={reason}>{reason}</View>
      ))}
    </Notice>
  )
}

function One({ example, number, fields, expected, programmes, own, result, faults, onChange }: OneProps) {
  const [adding, setAdding] = useState(false)
  const about = `示例${number}`
  const facts = isRecord(example['facts']) ? example['facts'] : {}
  const setFact = (name: string, value: unknown) =>
    onChange({ ...example, facts: withField(facts, name, value) })
  const said = fields.filter(field => field.name in facts)
  return (
    <Card>
      <TextInput
        label={`${about}名称`}
        value={text(example['title'])}
        onChange={title => onChange({ ...example, title })}
      />
      <DatePicker
        label={`${about}办理日期`}
        value={text(example['on'])}
        onChange={on => onChange({ ...example, on })}
      />
      {said.map(field => (
        <Stack key={field.name} gap='small'>
          <FormControl
            field={{ ...field, optional: false }}
            about={about}
            value={facts[field.name]}
            programmes={programmes}
            own={own}
            // Emptied is still said, until it is taken out.
            onChange={value => setFact(field.name, value ?? '')}
          />
          <Button
            variant='quiet'
            fit='words'
            label={`${about}删除${field.label}`}
            onPress={() => setFact(field.name, undefined)}
          >
            删除这一项
          </Button>
        </Stack>
      ))}
      <Choice
        label={`${about}预期结果`}
        layout='side-by-side'
        options={EXPECTED}
        value={EXPECTED.find(one => one.value === example['expect'])?.value ?? null}
        onChange={expect => onChange({ ...example, expect })}
      />
      {expected.map(field => (
        <FormControl
          key={field.name}
          field={field}
          about={about}
          value={example[field.name]}
          programmes={programmes}
          onChange={value => onChange(withField(example, field.name, isEmpty(value) ? undefined : value))}
        />
      ))}
      {faults.length > 0 && <Notice tone='warn'>{faults.map(fault => fault.reason).join(';')}</Notice>}
      {result && <Verdict result={result} />}
      <Stack row gap='small'>
        <Button variant='secondary' fit='words' label={`${about}添加信息`} onPress={() => setAdding(true)}>
          添加信息
        </Button>
        <Button variant='quiet' fit='words' label={`删除${about}`} onPress={() => onChange(null)}>
          删除
        </Button>
      </Stack>
      <Sheet open={adding} title='添加信息' onClose={() => setAdding(false)}>
        <Card flush>
          {fields
            .filter(field => !(field.name in facts))
            .map(field => (
              <Cell
                key={field.name}
                title={field.label}
                onPress={() => {
                  setAdding(false)
                  setFact(field.name, initialOf(field))
                }}
              />
            ))}
        </Card>
      </Sheet>
    </Card>
  )
}

export function ExampleCards({ examples, check, firstDay, onChange, ...drawn }: ExampleCardsProps) {
  const list = Array.isArray(examples) ? examples.filter(isRecord) : []
  return (
    <>
      {list.map((example, i) => (
        <One
          key={`${i}`}
          example={example}
          number={i + 1}
          {...drawn}
          result={check.examples[i]}
          faults={check.faults.filter(({ path }) => path.startsWith(`examples.${i}.`))}
          onChange={next =>
            onChange(list.flatMap((old, k) => (k === i ? (next === null ? [] : [next]) : [old])))
          }
        />
      ))}
      <Button
        variant='secondary'
        fit='words'
        onPress={() =>
          onChange([
            ...list,
            { title: `示例${list.length + 1}`, on: firstDay, facts: {}, expect: 'ELIGIBLE' },
          ])
        }
      >
        添加示例
      </Button>
    </>
  )
}
