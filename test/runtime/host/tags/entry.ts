// Tags that take text: input and textarea, with the page's own field inside.
import { make } from '../dom'
import { textOf } from '../text'
import type { Tag, TagDefinition, TagFamily } from './tag'

type Field = HTMLInputElement | HTMLTextAreaElement

const INPUT_MODE: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

const withField = (set: (field: Field, value: unknown, tag: Tag) => void) => (tag: Tag, value: unknown) => {
  const { inner } = tag
  if (inner instanceof HTMLInputElement || inner instanceof HTMLTextAreaElement) set(inner, value, tag)
}

const field = (name: 'input' | 'textarea'): TagDefinition => ({
  create: tag => listen(tag, make(name)),
  properties: {
    value: withField((inner, value) => {
      const text = textOf(value)
      if (inner.value !== text) inner.value = text
    }),
    placeholder: withField((inner, value) => (inner.placeholder = textOf(value))),
    disabled: withField((inner, _, tag) => (inner.disabled = tag.is('disabled'))),
    ariaLabel: withField((inner, value) => inner.setAttribute('aria-label', textOf(value))),
    focus: withField((inner, _, tag) => {
      if (tag.is('focus')) inner.focus()
    }),
    maxlength: withField((inner, value) => {
      const limit = Number(value)
      if (limit > 0) inner.maxLength = limit
      else inner.removeAttribute('maxlength')
    }),
    type: withField((inner, value) => (inner.inputMode = INPUT_MODE[textOf(value)] ?? 'text')),
    password: withField((inner, _, tag) => {
      if (inner instanceof HTMLInputElement) inner.type = tag.is('password') ? 'password' : 'text'
    }),
  },
})

/** The DOM's own events stop here, or the app would hear each twice and in the wrong shape. */
function listen(tag: Tag, inner: Field): void {
  tag.inner = inner
  tag.element.append(inner)
  inner.addEventListener('input', event => {
    event.stopPropagation()
    tag.fire('input', { value: inner.value, cursor: inner.selectionStart ?? inner.value.length, keyCode: 0 })
  })
  inner.addEventListener('change', event => event.stopPropagation())
  inner.addEventListener('focus', () => tag.fire('focus', { value: inner.value, height: 0 }))
  inner.addEventListener('blur', () => tag.fire('blur', { value: inner.value, cursor: inner.value.length }))
  inner.addEventListener('keydown', event => {
    const enter = event instanceof KeyboardEvent && event.key === 'Enter'
    if (enter && inner instanceof HTMLInputElement) tag.fire('confirm', { value: inner.value })
  })
}

export const entry: TagFamily = { input: field('input'), textarea: field('textarea') }
