/** policy.form: what the draft form is made of. The screen draws it; it knows no rule of its own. */
import type { ConditionKind, FormField } from '../../types/policy'
import type { Handler } from '../service/context'
import { mustManageCity, standingOf, type Standing } from './published'
import { conditionKinds, type FieldSpec } from './rules/condition-kinds'
import { exampleFields } from './rules/example-fields'
import { programmeFields, sections } from './rules/programme-fields'
import { refusals } from '../../types/refusals'

type Options = FormField['options']

/** Options that differ by city come from the city. */
function fieldOf(name: string, spec: FieldSpec, options: Options = []): FormField {
  return {
    name,
    label: spec.label,
    kind: spec.kind,
    optional: spec.optional ?? false,
    hint: spec.hint ?? null,
    options: [...(spec.options ?? options)],
  }
}

const regionsOf = ({ regionNames }: Standing): Options =>
  [...regionNames].map(([value, label]) => ({ value, label }))

export const form: Handler<'policy.form'> = async context => {
  mustManageCity(context)
  const { city } = context
  const standing = await standingOf(context)
  const services = city.services.map(({ code, name }) => ({ value: code, label: name }))
  const places = city.regions
    .filter(({ code }) => code.length <= 9)
    .map(({ code, name }) => ({ value: code, label: name }))
  const own: Readonly<Record<string, Options>> = { region: regionsOf(standing), service: services }
  const conditions: ConditionKind[] = Object.entries(conditionKinds).map(([is, kind]) => ({
    is,
    title: kind.title,
    group: kind.group,
    fields: Object.entries<FieldSpec>(kind.fields).map(([name, spec]) =>
      fieldOf(name, spec, is === 'district' ? places : []),
    ),
    initial: { ...kind.initial },
  }))
  return {
    conditions,
    sections: sections.map(({ title, fields }) => ({
      title,
      fields: fields.map(name => fieldOf(name, programmeFields[name], own[name])),
    })),
    facts: exampleFields.map(({ name, spec }) => fieldOf(name, spec)),
    refusals: Object.entries(refusals).map(([value, text]) => ({
      value,
      label: text.split('。')[0] ?? text,
    })),
    programmes: newestOf(standing),
    earliest: standing.tomorrow,
  }
}

/** One line a code, by its newest title. */
const newestOf = ({ programmes }: Standing) => [
  ...new Map(programmes.map(({ code, ordinal, title }) => [code, { code, ordinal, title }])).values(),
]
