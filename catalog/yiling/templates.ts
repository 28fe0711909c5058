/**
 * WeChat subscribe-message templates of this city. The ids are given by the WeChat console when the city's own templates
 * are approved; until they are entered here, WeChat answers 40037 and the message goes by SMS.
 */
import type { City } from '../city'

const fields = { subject: 'thing1', time: 'date2', note: 'thing3' } as const

export const templates: City['templates'] = {
  health: { templateId: 'yiling-health-reminder', title: '健康服务提醒', fields },
  appointment: { templateId: 'yiling-appointment-reminder', title: '预约提醒', fields },
}
