// What a screen reader and a kind reader would object to on the page that is rendered now.
import { screen } from '@testing-library/react'

const ROLES = [
  'button',
  'link',
  'radio',
  'switch',
  'checkbox',
  'gridcell',
  'textbox',
  'combobox',
  'radiogroup',
  'dialog',
  'table',
  'img',
]

const FORBIDDEN = /失独|特殊家庭|高危|异常|畸形|二胎|三胎|恭喜|祝贺|undefined|NaN|null|\[object|Invalid/
/** Two Latin words in a row: a sentence that nobody translated. */
const ENGLISH = /[A-Za-z]{2,}\s+[A-Za-z]{2,}/

/** React keeps an element's props under a key of its own; there is no other way to see who listens for presses. */
const listens = (element: Element): boolean =>
  Object.entries(element).some(
    ([key, props]: [string, unknown]) =>
      key.startsWith('__reactProps') &&
      typeof props === 'object' &&
      props !== null &&
      'onClick' in props &&
      props.onClick !== undefined,
  )

/** Elements that answer to a press without saying what they are. */
export function pressedWithoutRole(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter(listens)
    .filter(
      element =>
        !element.closest('[aria-hidden="true"]') &&
        !element.matches('button, a, input, select, textarea, [role]'),
    )
    .map(element => element.outerHTML)
}

/** Controls, pictures and groups that a screen reader could not name. */
export function withoutName(): string[] {
  return ROLES.flatMap(role => {
    const named = new Set(screen.queryAllByRole(role, { name: /\S/ }))
    return screen.queryAllByRole(role).filter(element => !named.has(element))
  }).map(element => element.outerHTML)
}

/** Every text that can be read or heard, one each. */
export function texts(): string[] {
  return [...document.querySelectorAll('body *')].flatMap(element => [
    ...[...element.childNodes].flatMap(node =>
      node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [],
    ),
    ...['aria-label', 'placeholder', 'alt', 'title'].flatMap(name => element.getAttribute(name) ?? []),
  ])
}

export const unkind = (): string[] => texts().filter(text => FORBIDDEN.test(text) || ENGLISH.test(text))
