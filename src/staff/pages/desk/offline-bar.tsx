// Whether this desk can go on without a network, what waits to be uploaded, and what the last upload did not count.
import { View } from '@tarojs/components'
import { dateOfInstant, instantWords, timeOfInstant } from '@/components/instant-words'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { deviceNow } from '@/platform/device-clock'
import type { OfflineDesk } from '../../offline/use-offline-desk'

const age = (at: string): string => {
  const minutes = Math.max(0, Math.round((deviceNow() - Date.parse(at)) / 60_000))
  if (minutes < 60) return `${minutes}分钟前`
  return `${Math.floor(minutes / 60)}小时${minutes % 60}分钟前`
}

const isToday = (at: string): boolean =>
  dateOfInstant(at) === dateOfInstant(new Date(deviceNow()).toISOString())

function listWords({ day }: OfflineDesk): string {
  if (day === undefined) return '还没有今日名单,联网后点「更新名单」。'
  if (!isToday(day.at)) return '名单是以前的,不能离线核销。联网后点「更新名单」。'
  return `今日名单${timeOfInstant(day.at)}更新(${age(day.at)}),${day.vouchers.length}张券。`
}

export function OfflineBar({ desk, label }: { desk: OfflineDesk; label: string }) {
  if (!desk.registered)
    return (
      <Section title='没有网络时也能核销'>
        <Card>
          <Notice>先在这台设备上开通: 下载今日名单,断网时在本机核对券码并登记,联网后自动上传。</Notice>
          {desk.problem !== undefined && <Notice tone='warn'>{desk.problem}</Notice>}
          <Button variant='secondary' loading={desk.busy} onPress={() => void desk.register(label)}>
            在本机开通
          </Button>
        </Card>
      </Section>
    )
  return (
    <View>
      <Notice
        tone={desk.offline ? 'warn' : 'info'}
        title={desk.offline ? '离线' : '离线核销已就绪'}
        action={{
          text: desk.busy ? '正在联网…' : desk.offline ? '重新联网' : '更新名单',
          onPress: () => void desk.sync(),
        }}
      >
        {desk.offline ? `现在没有网络,券码由本机核对。${listWords(desk)}` : listWords(desk)}
      </Notice>
      {desk.problem !== undefined && <Notice tone='warn'>{desk.problem}</Notice>}
      {desk.queue.length > 0 && (
        <Section
          title={`待上传 ${desk.queue.length}条`}
          note='保存在本机,关闭页面也不会丢失;上传入账后才算完成。'
        >
          <Card flush>
            {desk.queue.map(({ record, title, names }) => (
              <Cell
                key={record.recordId}
                icon='outbox'
                title={names.length > 0 ? names.join('、') : title}
                note={`${title} · ${instantWords(record.at)}`}
                value='待上传'
              />
            ))}
          </Card>
          <Button variant='secondary' loading={desk.busy} onPress={() => void desk.sync()}>
            上传
          </Button>
        </Section>
      )}
      {desk.notCounted.map(({ recordId, outcome, text }) => (
        <Notice key={recordId} tone='warn' title={outcome === 'conflict' ? '冲突: 没有计入' : '没有入账'}>
          {text}
        </Notice>
      ))}
    </View>
  )
}
