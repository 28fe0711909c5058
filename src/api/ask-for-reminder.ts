/** Asks WeChat, in the very tap that books or registers, for permission to send the messages that this journey needs. */
import type { Template } from '~types/reminders'
import { call } from '@/api/call'
import { subscribe } from '@/platform/subscribe'

/**
 * Never stands in the way: a refusal or a browser only means SMS or a phone call later.
 * @param templates known before the tap: WeChat allows the question only within the tap itself
 */
export async function askForReminder(templates: readonly Template[]): Promise<void> {
  const asked = templates.slice(0, 3)
  if (asked.length === 0) return
  const answer = await subscribe(asked.map(template => template.templateId))
  if (!answer.ok) return
  const accepted = asked
    .filter(template => answer.value[template.templateId] === 'accept')
    .map(template => template.key)
  if (accepted.length > 0) await call('reminders.granted', { accepted }).catch(() => undefined)
}
