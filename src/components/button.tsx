// The button. One primary per screen; quiet ones for what is rarely wanted; danger for what cannot be undone.
import { Button as HostButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { phoneCode } from '@/platform/phone-number'
import { refused, type Outcome } from '@/platform/outcome'
import { Icon, type IconName } from './icon'
import { semantics } from './semantics'
import './button.scss'

export interface ButtonProps {
  children: ReactNode
  onPress?: () => void
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** As wide as its place (default), or as wide as its words. */
  fit?: 'block' | 'words'
  icon?: IconName
  disabled?: boolean
  /** Shows that work is under way, and takes no second press. */
  loading?: boolean
  /** What a screen reader says, when it is not the text inside. */
  label?: string
  /** Makes it WeChat's phone number button; on H5 it answers `unsupported` at once. */
  onPhone?: (code: Outcome<string>) => void
}

export function Button({
  children,
  onPress,
  variant = 'primary',
  fit = 'block',
  icon,
  disabled = false,
  loading = false,
  label,
  onPhone,
}: ButtonProps) {
  const idle = !disabled && !loading
  const classes = [
    'yy-button',
    `is-${variant}`,
    `is-${fit}`,
    disabled && 'is-disabled',
    loading && 'is-loading',
  ]
    .filter(Boolean)
    .join(' ')
  const inside = (
    <>
      {loading ? (
        <View className='yy-button-wheel' {...semantics({ hidden: true })} />
      ) : (
        icon && <Icon name={icon} />
      )}
      <View className='yy-button-words'>{children}</View>
    </>
  )
  if (process.env.TARO_ENV === 'h5')
    return (
      <button
        type='button'
        className={classes}
        disabled={disabled}
        aria-busy={loading}
        aria-label={label}
        onClick={() => {
          if (!idle) return
          if (onPhone) onPhone(refused('unsupported', 'no WeChat phone number in a browser'))
          else onPress?.()
        }}
      >
        {inside}
      </button>
    )
  // Never disabled={false}: some hosts style any disabled attribute, whatever its value.
  return (
    <HostButton
      className={classes}
      hoverClass={idle ? 'is-pressed' : 'none'}
      {...(disabled ? { disabled: true } : {})}
      {...semantics({
        role: 'button',
        ...(label === undefined ? {} : { label }),
        ...(idle ? {} : { disabled: true }),
      })}
      {...(onPhone && idle ? { openType: 'getPhoneNumber' as const } : {})}
      {...(onPhone
        ? {
            onGetPhoneNumber: (event: { detail: { code?: string; errMsg?: string } }) =>
              onPhone(phoneCode(event.detail)),
          }
        : {})}
      onClick={() => {
        if (idle) onPress?.()
      }}
    >
      {inside}
    </HostButton>
  )
}
