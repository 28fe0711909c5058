// Stands in for @tarojs/components in component tests: plain elements that raise WeChat-shaped events.
import { createElement, type ChangeEvent, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

const PASSED = new Set(['id', 'className', 'style', 'children', 'disabled', 'onClick', 'role', 'src'])

const isHandler = (value: unknown): value is (event: unknown) => void => typeof value === 'function'
const call = (handler: unknown, detail: unknown): void => {
  if (isHandler(handler)) handler({ detail })
}

/** Keeps what the browser knows, and spells WeChat's aria props as the browser does. */
function plain(props: Props): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (name === 'ariaRole') kept.role = value
    else if (/^aria[A-Z]/.test(name))
      kept[name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)] = value
    else if (PASSED.has(name) && value !== undefined) kept[name] = value
  }
  return kept
}

const element = (tag: string) =>
  function Element(props: Props) {
    return createElement(tag, plain(props))
  }

export const View = element('div')
export const Text = element('span')
export const ScrollView = element('div')
export const Form = element('form')
export const Label = element('label')
export const RootPortal = element('div')
export const Swiper = element('div')
export const SwiperItem = element('div')

export function Image(props: Props) {
  return createElement('img', {
    ...plain(props),
    alt: typeof props.ariaLabel === 'string' ? props.ariaLabel : '',
  })
}

export function Button(props: Props) {
  return createElement('button', {
    type: 'button',
    ...plain(props),
    onClick: (event: unknown) => {
      if (isHandler(props.onClick)) props.onClick(event)
      if (props.openType === 'getPhoneNumber')
        call(props.onGetPhoneNumber, { errMsg: 'getPhoneNumber:ok', code: 'phone-code' })
    },
  })
}

const field = (tag: 'input' | 'textarea') =>
  function Field(props: Props) {
    return createElement(tag, {
      ...plain(props),
      value: props.value ?? '',
      placeholder: props.placeholder,
      maxLength: props.maxlength,
      onChange: (event: ChangeEvent<HTMLInputElement>) => call(props.onInput, { value: event.target.value }),
      onBlur: (event: ChangeEvent<HTMLInputElement>) => call(props.onBlur, { value: event.target.value }),
      onKeyDown: (event: { key: string }) => {
        if (event.key === 'Enter') call(props.onConfirm, { value: props.value })
      },
    })
  }

export const Input = field('input')
export const Textarea = field('textarea')

export function Switch(props: Props) {
  return createElement('input', {
    type: 'checkbox',
    role: 'switch',
    ...plain(props),
    checked: props.checked === true,
    onChange: (event: ChangeEvent<HTMLInputElement>) => call(props.onChange, { value: event.target.checked }),
  })
}

/** A date picker becomes a date field; the wheel of other modes a select of its range. */
export function Picker(props: Props) {
  const { children, ...rest } = props
  const shared = { value: props.value, 'aria-label': props.ariaLabel }
  const onChange = (event: ChangeEvent<HTMLInputElement>) =>
    call(props.onChange, { value: event.target.value })
  const range = Array.isArray(props.range) ? props.range : []
  const control =
    props.mode === 'date' || props.mode === 'time'
      ? createElement('input', { ...shared, type: props.mode, onChange })
      : createElement(
          'select',
          { ...shared, onChange },
          range.map((item, i) => createElement('option', { key: i, value: i }, String(item))),
        )
  return createElement('div', plain({ ...rest, ariaLabel: undefined }), children, control)
}
