// What a screen reader is told, spelt as each host wants it: role= and aria-* in a browser, aria-role in WeChat.

export interface Meaning {
  role?: string
  label?: string
  live?: 'polite' | 'assertive'
  hidden?: boolean
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  disabled?: boolean
  modal?: boolean
}

/** Props to spread on any Taro component. Strings throughout: Taro's web components drop or misread booleans. */
export function semantics(meaning: Meaning): Record<string, string> {
  const props: Record<string, string> = {}
  if (meaning.role !== undefined) props[process.env.TARO_ENV === 'h5' ? 'role' : 'ariaRole'] = meaning.role
  if (meaning.label !== undefined) props.ariaLabel = meaning.label
  if (meaning.live !== undefined) props.ariaLive = meaning.live
  const flags = ['hidden', 'checked', 'selected', 'expanded', 'disabled', 'modal'] as const
  for (const flag of flags) {
    const value = meaning[flag]
    if (value !== undefined) props[`aria${flag.charAt(0).toUpperCase()}${flag.slice(1)}`] = String(value)
  }
  return props
}
