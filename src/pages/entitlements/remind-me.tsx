// 提醒我: WeChat's permission for the message that is sent when something opens. Where there is none to ask for, nothing is shown.
import { askForReminder } from '@/api/ask-for-reminder'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Toggle } from '@/components/toggle'

export function RemindMe() {
  const read = useQuery('reminders.mine', {})
  const templates = read.data?.templates ?? []
  if (process.env.TARO_ENV === 'h5' || read.data === undefined || templates.length === 0 || read.data.paused)
    return null
  const on = templates.some(template => template.left > 0)
  const ask = async () => {
    await askForReminder(templates)
    read.reload()
  }
  return (
    <Card flush>
      <Toggle
        label='提醒我'
        note={on ? '到可领的日子会用微信告诉您' : '允许发送一次微信提醒'}
        value={on}
        disabled={on}
        onChange={() => void ask()}
      />
    </Card>
  )
}
