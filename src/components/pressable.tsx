// Anything that answers to a press. In a browser a real <button>, for focus, Enter and Space; in WeChat a view with a role.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { semantics } from './semantics'
import './pressable.scss'

export interface PressableProps {
  children: ReactNode
  onPress: () => void
  className?: string
  /** What a screen reader says, when it is not the text inside. */
  label?: string
  role?: 'button' | 'link' | 'radio' | 'switch' | 'checkbox' | 'tab' | 'gridcell'
  disabled?: boolean
  /** For role radio, switch and checkbox. */
  checked?: boolean
  /** For role tab and gridcell. */
  selected?: boolean
  id?: string
}

export function Pressable({
  children,
  onPress,
  className = '',
  label,
  role = 'button',
  disabled = false,
  checked,
  selected,
  id,
}: PressableProps) {
  const classes = `yy-press ${className}${disabled ? ' is-disabled' : ''}`
  if (process.env.TARO_ENV === 'h5')
    return (
      <button
        type='button'
        id={id}
        className={classes}
        {...(role === 'button' ? {} : { role })}
        aria-label={label}
        aria-checked={checked}
        aria-selected={selected}
        disabled={disabled}
        onClick={onPress}
      >
        {children}
      </button>
    )
  const meaning = semantics({
    role,
    ...(label === undefined ? {} : { label }),
    ...(checked === undefined ? {} : { checked }),
    ...(selected === undefined ? {} : { selected }),
    ...(disabled ? { disabled } : {}),
  })
  return (
    <View
      className={classes}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      {...(id === undefined ? {} : { id })}
      {...meaning}
      onClick={() => {
        if (!disabled) onPress()
      }}
    >
      {children}
    </View>
  )
}
