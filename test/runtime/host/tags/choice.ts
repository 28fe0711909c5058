// Tags that are on or off: switch, checkbox, radio, and the label that presses them; and the slider.
import { make, press } from '../dom'
import { checkedValues } from './form'
import type { Tag, TagDefinition, TagFamily } from './tag'

const mark = (role: string, className: string): Pick<TagDefinition, 'create' | 'properties'> => ({
  create(tag) {
    tag.element.setAttribute('role', role)
    tag.setChecked(false)
    tag.element.prepend(make('span', className))
  },
  properties: {
    checked: tag => tag.setChecked(tag.is('checked')),
    color: ({ element }, value) => element.style.setProperty('--tag-color', String(value)),
  },
})

export const choice: TagFamily = {
  switch: {
    ...mark('switch', 'tag-switch'),
    tap(tag) {
      if (tag.is('disabled')) return
      tag.setChecked(!tag.checked)
      tag.fire('change', { value: tag.checked })
    },
  },
  checkbox: {
    ...mark('checkbox', 'tag-check'),
    tap(tag) {
      if (tag.is('disabled')) return
      tag.setChecked(!tag.checked)
      const group = tag.closest('checkbox-group')
      group?.fire('change', { value: checkedValues(group) })
    },
  },
  radio: {
    ...mark('radio', 'tag-check'),
    tap(tag) {
      if (tag.is('disabled') || tag.checked) return
      const group = tag.closest('radio-group')
      for (const radio of group?.inside('radio') ?? []) radio.setChecked(false)
      tag.setChecked(true)
      group?.fire('change', { value: tag.text('value') })
    },
  },
  label: {
    tap(tag, target) {
      const control = labelled(tag)
      if (control && !control.element.contains(target)) press(control.element)
    },
  },
  slider: { create: ({ element }) => element.setAttribute('role', 'slider') },
}

const labelled = (label: Tag): Tag | undefined =>
  label.inside('switch', 'checkbox', 'radio', 'button', 'input')[0]
