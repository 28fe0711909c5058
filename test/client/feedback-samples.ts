// Invented answers about feedback and its strategies.
import type { Given } from './backend'

export const answerable: Given<'feedback.mine'>['items'][number] = {
  messageId: '901',
  choices: ['done_elsewhere', 'not_now', 'inconvenient', 'wrong_data', 'call_me'],
  given: null,
}
const counts = { done_elsewhere: 1, not_now: 3, inconvenient: 0, wrong_data: 1, call_me: 0 }
export const feedbackSummary: Given<'feedback.summary'> = {
  mayList: true,
  services: [{ key: 'V_CANCER', title: '两癌筛查', total: 5, counts }],
  regions: [{ key: '420506001', title: '小溪塔街道', total: 5, counts }],
  months: [{ key: '2026-11', title: '2026-11', total: 5, counts }],
  ratings: [{ programme: 'V_PREMARITAL', title: '婚前医学检查', people: 12, mean: 4.5 }],
  strategies: [
    {
      key: 'not_now_90',
      title: '暂时不需要:90天内不提醒',
      answer: 'not_now',
      does: '90天内不自动提醒',
      topics: [],
      applied: 40,
      effects: [
        {
          days: 30,
          people: 40,
          claimed: 12,
          redeemed: 4,
          without: { people: 200, claimed: 0.25, redeemed: 0.08 },
        },
        { days: 90, people: 20, claimed: 10, redeemed: 5, without: null },
      ],
    },
    {
      key: 'call_me_task',
      title: '想电话联系:回电',
      answer: 'call_me',
      does: '电话待办,2天内',
      topics: [],
      applied: 0,
      effects: [],
    },
  ],
}
export const feedbackRow: Given<'feedback.list'>['items'][number] = {
  ref: '77',
  name: '沈*月',
  village: '小溪塔社区',
  service: '两癌筛查',
  answer: 'not_now',
  source: 'resident',
  on: '2026-11-20',
  followed: ['暂时不需要:90天内不提醒'],
}
