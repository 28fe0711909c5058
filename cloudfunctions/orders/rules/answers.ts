/** What is filled in, against the fields of the item. */
import type { OrderItem } from './item'

export type Answers = Readonly<Record<string, string>>
type Wrong = { readonly path: string; readonly text: string }

/** Only fields of the item, without empty ones: what a menu that changed meanwhile asked for is not kept. */
export const keptAnswers = ({ fields }: OrderItem, answers: Answers): Answers =>
  Object.fromEntries(
    fields.flatMap(({ field }) => {
      const text = answers[field] ?? ''
      return text === '' ? [] : [[field, text]]
    }),
  )

/** All that is wrong at once. */
export const wrongAnswers = ({ fields }: OrderItem, answers: Answers): readonly Wrong[] =>
  fields.flatMap(({ field, label, optional, options }) => {
    const text = answers[field] ?? ''
    const path = `answers.${field}`
    if (text === '') return optional ? [] : [{ path, text: options ? `请选择${label}` : `请填写${label}` }]
    return options === undefined || options.includes(text) ? [] : [{ path, text: `请重新选择${label}` }]
  })

/** For the reader, in the order of the item; of an item that is gone, by its field. */
export const shownAnswers = (
  item: OrderItem | undefined,
  answers: Answers,
): { label: string; text: string }[] =>
  item === undefined
    ? Object.entries(answers).map(([label, text]) => ({ label, text }))
    : item.fields.flatMap(({ field, label }) => {
        const text = answers[field]
        return text === undefined ? [] : [{ label, text }]
      })
