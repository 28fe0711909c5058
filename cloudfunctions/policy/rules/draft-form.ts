/** What the draft form is made of: every kind of condition, every field of a programme and of an example. */
import type { City } from '../../../catalog/city'
import type { Output } from '../../../types/contract'
import type { ConditionKind, FormField } from '../../../types/policy'
import { conditionKinds, type FieldSpec } from './condition-kinds'
import type { Published } from './draft-check'
import { exampleFields, expectedReasons } from './example-fields'
import { programmeFields, sections, telling } from './programme-fields'
import { refusalOptions } from './refusal-names'

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

/** One line a code, by its newest title. */
const newestOf = ({ programmes }: Published) => [
  ...new Map(programmes.map(({ code, ordinal, title }) => [code, { code, ordinal, title }])).values(),
]

export function formOf(
  { services, regions }: Pick<City, 'services' | 'regions'>,
  published: Published,
): Output<'policy.form'> {
  const places = regions
    .filter(({ code }) => code.length <= 9)
    .map(({ code, name }) => ({ value: code, label: name }))
  const own: Readonly<Record<string, Options>> = {
    region: [...published.regionNames]
      .filter(([code]) => code === published.region)
      .map(([value, label]) => ({ value, label })),
    service: services.map(({ code, name }) => ({ value: code, label: name })),
  }
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
    telling: telling.map(name => fieldOf(name, programmeFields[name])),
    facts: exampleFields.map(({ name, spec }) => fieldOf(name, spec)),
    expected: [fieldOf('reasons', expectedReasons)],
    refusals: refusalOptions,
    programmes: newestOf(published),
    earliest: published.tomorrow,
  }
}
