// Forms: what a submit button collects from the fields around it.
import type { Tag } from './tag'

const FIELDS = ['input', 'textarea', 'switch', 'picker', 'slider', 'radio-group', 'checkbox-group']

/** A tapped button with `form-type` submits or resets the form it stands in. */
export function submitForm(button: Tag): void {
  const form = button.closest('form')
  if (!form) return
  if (button.text('formType') === 'reset') form.fire('reset')
  else form.fire('submit', { value: formValue(form) })
}

const formValue = (form: Tag): Record<string, unknown> =>
  Object.fromEntries(
    form
      .inside(...FIELDS)
      .filter(field => field.is('name'))
      .map(field => [field.text('name'), fieldValue(field)]),
  )

function fieldValue(field: Tag): unknown {
  switch (field.name) {
    case 'switch':
      return field.checked
    case 'radio-group':
      return (
        field
          .inside('radio')
          .find(radio => radio.checked)
          ?.text('value') ?? ''
      )
    case 'checkbox-group':
      return checkedValues(field)
    default:
      return field.value
  }
}

export const checkedValues = (group: Tag): string[] =>
  group
    .inside('checkbox')
    .filter(box => box.checked)
    .map(box => box.text('value'))
