// Something did not work: what happened, what is safe, what to do, and the number to quote when asking for help.
import { Text, View } from '@tarojs/components'
import { makeCall } from '@/platform/make-call'
import { Button } from './button'
import { Icon } from './icon'
import { semantics } from './semantics'
import './error-view.scss'

export interface ErrorViewProps {
  /** What happened, in words that she can use. */
  happened: string
  /** What is not lost or not charged. */
  safe?: string
  /** What to do now. */
  next?: string
  traceId?: string
  onRetry?: () => void
  retrying?: boolean
  /** Whom to call. */
  phone?: string
}

export function ErrorView({
  happened,
  safe,
  next,
  traceId,
  onRetry,
  retrying = false,
  phone,
}: ErrorViewProps) {
  return (
    <View className='yy-error' {...semantics({ role: 'alert', live: 'assertive' })}>
      <View className='yy-error-happened'>{happened}</View>
      {safe !== undefined && (
        <View className='yy-error-line'>
          <Icon name='shield' />
          <Text className='yy-error-text'>{safe}</Text>
        </View>
      )}
      {next !== undefined && (
        <View className='yy-error-line'>
          <Icon name='info' />
          <Text className='yy-error-text'>{next}</Text>
        </View>
      )}
      {(onRetry ?? phone) !== undefined && (
        <View className='yy-error-actions'>
          {onRetry && (
            <Button icon='refresh' loading={retrying} onPress={onRetry}>
              再试一次
            </Button>
          )}
          {phone !== undefined && (
            <Button variant='secondary' icon='phone' onPress={() => void makeCall(phone)}>
              {`电话 ${phone}`}
            </Button>
          )}
        </View>
      )}
      {traceId !== undefined && <View className='yy-error-trace'>{`求助时请报编号 ${traceId}`}</View>}
    </View>
  )
}
