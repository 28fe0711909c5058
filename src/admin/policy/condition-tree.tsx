// Conditions as cards in groups, any depth: all of them, one of them, none of it. Drawn from the server's description.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ConditionKind, DraftFault } from '~types/policy'
import type { Output } from '~types/contract'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Stack } from '@/components/stack'
import { ConditionPicker } from './condition-picker'
import { FormControl, withField } from './form-control'
import { RefusalField } from './refusal-field'
import { add, childrenOf, groupOf, newGroup, pathOf, put, rootGroup, type Node, type Place } from './tree'
import './condition-tree.scss'

type Form = Output<'policy.form'>

interface Shared {
  root: Node
  /** The root's own path in the definition. */
  from: string
  /** What it belongs to when there are several on a page: 提示1. */
  about: string
  /** False where the texts of single conditions are never shown. */
  tells: boolean
  form: Form
  faults: readonly DraftFault[]
  onChange: (root: Node) => void
}

const nameOf = (place: Place): string => place.map(index => index + 1).join('.')

function CardOf({
  node,
  place,
  kind,
  shared,
}: {
  node: Node
  place: Place
  kind: ConditionKind
  shared: Shared
}) {
  const { root, from, tells, form, faults, onChange } = shared
  const path = pathOf(root, place, from)
  const about = `${shared.about}条件${nameOf(place)}`
  const errorAt = (name: string) => faults.find(fault => fault.path === `${path}.${name}`)?.reason
  // A fault of a field may stand a step deeper, and one of the card itself at the card.
  const known = new Set(kind.fields.map(field => `${path}.${field.name}`))
  const others = faults.filter(
    fault => (fault.path === path || fault.path.startsWith(`${path}.`)) && !known.has(fault.path),
  )
  return (
    <View className='yy-condition'>
      <Stack row spread='between' gap='small'>
        <View className='yy-condition-title'>
          {nameOf(place)} {kind.title}
        </View>
        <Button
          variant='quiet'
          fit='words'
          label={`删除${about}`}
          onPress={() => onChange(put(root, place, null))}
        >
          删除
        </Button>
      </Stack>
      {kind.fields.map(field => (
        <FormControl
          key={field.name}
          field={field}
          value={node[field.name]}
          error={errorAt(field.name)}
          programmes={form.programmes}
          onChange={value => onChange(put(root, place, withField(node, field.name, value)))}
        />
      ))}
      {others.length > 0 && <Notice tone='warn'>{others.map(fault => fault.reason).join(';')}</Notice>}
      {tells && (
        <RefusalField
          about={about}
          refusals={form.refusals}
          value={node['refusal']}
          onChange={refusal => onChange(put(root, place, withField(node, 'refusal', refusal)))}
        />
      )}
    </View>
  )
}

const KINDS = [
  { value: 'all', label: '全部符合' },
  { value: 'any', label: '符合一项' },
  { value: 'not', label: '都不能符合' },
] as const

function GroupOf({ node, place, shared }: { node: Node; place: Place; shared: Shared }) {
  const { root, from, tells, form, faults, onChange } = shared
  const [picking, setPicking] = useState(false)
  const group = groupOf(node) ?? 'all'
  const about = `${shared.about}${place.length === 0 ? '条件' : `第${nameOf(place)}组`}`
  const path = pathOf(root, place, from)
  const own = faults.filter(fault => [path, `${path}.of`, `${path}.refusal`].includes(fault.path))
  const inner = group === 'not' ? [...place, 0] : place
  const swap = (next: (typeof KINDS)[number]['value']) => {
    if (next === group) return
    const children = childrenOf(node)
    const [only] = children
    const flat =
      group === 'not' && only !== undefined && groupOf(only) === 'all' ? childrenOf(only) : children
    onChange(
      put(
        root,
        place,
        next === 'not' ? { ...newGroup('not'), of: { is: 'all', of: flat } } : { is: next, of: flat },
      ),
    )
  }
  return (
    <View className={place.length === 0 ? 'yy-conditions' : 'yy-conditions is-nested'}>
      <Stack row spread='between' gap='small'>
        <Choice
          label={`${about}的关系`}
          layout='side-by-side'
          // The whole rule cannot be a negation: then there would be nobody whom it is for.
          options={place.length === 0 ? KINDS.slice(0, 2) : KINDS}
          value={group}
          onChange={swap}
        />
        {place.length > 0 && (
          <Button
            variant='quiet'
            fit='words'
            label={`删除${about}`}
            onPress={() => onChange(put(root, place, null))}
          >
            删除这组
          </Button>
        )}
      </Stack>
      {own.length > 0 && <Notice tone='warn'>{own.map(fault => fault.reason).join(';')}</Notice>}
      {childrenOf(node).map((child, i) => (
        <NodeOf key={`${i}`} node={child} place={[...place, i]} shared={shared} />
      ))}
      {group !== 'not' && (
        <Stack row gap='small'>
          <Button
            variant='secondary'
            fit='words'
            label={`${about}:添加条件`}
            onPress={() => setPicking(true)}
          >
            添加条件
          </Button>
          <Button
            variant='quiet'
            fit='words'
            label={`${about}:添加一组`}
            onPress={() => onChange(add(root, inner, newGroup('any')))}
          >
            添加一组
          </Button>
        </Stack>
      )}
      {/* One text for the whole rule would hide every reason: it is shown to be taken back, and never offered. */}
      {tells && (place.length > 0 || node['refusal'] !== undefined) && (
        <RefusalField
          about={about}
          refusals={form.refusals}
          value={node['refusal']}
          required={group === 'not'}
          onChange={refusal => onChange(put(root, place, withField(node, 'refusal', refusal)))}
        />
      )}
      <ConditionPicker
        open={picking}
        kinds={form.conditions}
        onClose={() => setPicking(false)}
        onPick={kind => {
          setPicking(false)
          onChange(add(root, inner, { is: kind.is, ...kind.initial }))
        }}
      />
    </View>
  )
}

function NodeOf({ node, place, shared }: { node: Node; place: Place; shared: Shared }) {
  if (groupOf(node) !== null) return <GroupOf node={node} place={place} shared={shared} />
  const kind = shared.form.conditions.find(one => one.is === node['is'])
  // A condition that this version of the form does not know is kept and shown, and can only be taken out.
  return (
    <CardOf
      node={node}
      place={place}
      kind={kind ?? { is: '', title: '无法识别的条件', group: '', fields: [], initial: {} }}
      shared={shared}
    />
  )
}

export interface ConditionTreeProps extends Pick<Shared, 'from' | 'form' | 'faults' | 'onChange'> {
  rule: unknown
  about?: string
  tells?: boolean
}

export function ConditionTree({
  rule,
  about = '',
  tells = true,
  from,
  faults,
  ...shared
}: ConditionTreeProps) {
  const root = rootGroup(rule)
  // A rule that is no group is shown as a group of one, so what is wrong with it belongs one step deeper.
  const within = (path: string) => path === from || path.startsWith(`${from}.`)
  const shown =
    root === rule || childrenOf(root).length === 0
      ? faults
      : faults.map(fault =>
          within(fault.path) ? { ...fault, path: `${from}.of.0${fault.path.slice(from.length)}` } : fault,
        )
  return <GroupOf node={root} place={[]} shared={{ ...shared, root, from, about, tells, faults: shown }} />
}
