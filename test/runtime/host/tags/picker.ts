// The picker: a sheet with one column, several, a date or a time.
import { make } from '../dom'
import { choiceBar, openPanel } from '../layer'
import type { Tag, TagFamily } from './tag'

/** The sheet's content and how to read what was chosen. */
interface Choice {
  readonly element: HTMLElement
  value(): unknown
}

export const picker: TagFamily = {
  picker: {
    tap(tag) {
      if (!tag.is('disabled')) open(tag)
    },
  },
}

function open(tag: Tag): void {
  const { panel, close } = openPanel('layer-sheet')
  const choice = choiceFor(tag)
  const bar = choiceBar(close, {
    cancel: { text: '取消', run: () => tag.fire('cancel') },
    confirm: { text: '确定', run: () => tag.fire('change', { value: choice.value() }) },
  })
  panel.append(bar, choice.element)
}

function choiceFor(tag: Tag): Choice {
  const mode = tag.text('mode') || 'selector'
  switch (mode) {
    case 'selector':
      return columns(tag, [list(tag.properties['range'])], [tag.properties['value']], ([index]) =>
        String(index),
      )
    case 'multiSelector':
      return columns(
        tag,
        list(tag.properties['range']).map(list),
        list(tag.properties['value']),
        indexes => indexes,
      )
    case 'date':
    case 'time':
      return moment(tag, mode)
    default:
      throw new Error(`picker mode "${mode}" is not modelled by this runtime`)
  }
}

function columns(
  tag: Tag,
  ranges: unknown[][],
  selected: unknown[],
  value: (indexes: number[]) => unknown,
): Choice {
  const chosen = ranges.map((_, index) => Number(selected[index] ?? 0) || 0)
  const element = make('div', 'layer-columns')
  ranges.forEach((range, column) => {
    const options = make('div')
    options.append(...range.map(item => make('div', 'layer-option', label(tag, item))))
    const draw = (): void =>
      [...options.children].forEach((option, row) =>
        option.setAttribute('aria-selected', String(row === chosen[column])),
      )
    ;[...options.children].forEach((option, row) =>
      option.addEventListener('click', () => {
        chosen[column] = row
        draw()
        if (ranges.length > 1) tag.fire('columnchange', { column, value: row })
      }),
    )
    draw()
    element.append(options)
  })
  return { element, value: () => value(chosen) }
}

function moment(tag: Tag, mode: 'date' | 'time'): Choice {
  const element = make('input')
  element.type = mode === 'date' && tag.text('fields') === 'month' ? 'month' : mode
  element.value = tag.text('value')
  element.min = tag.text('start')
  element.max = tag.text('end')
  return { element, value: () => element.value }
}

function label(tag: Tag, item: unknown): string {
  const key = tag.text('rangeKey')
  return String(key && typeof item === 'object' && item !== null ? Reflect.get(item, key) : item)
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
