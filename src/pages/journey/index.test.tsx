// The way through a pregnancy, or silence.
import { screen } from '@testing-library/react'
import { useBackend, type Given } from '../../../test/client/backend'
import { body, led, openPage, press } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Journey from './index'

const backend = useBackend()
const show = (timeline: Partial<Given<'pregnancy.timeline'>>) => {
  backend.on('pregnancy.timeline', { ...sample.timeline, ...timeline })
  return openPage(Journey)
}

test('each step stands with its window, and one with a programme leads there', async () => {
  show({
    stages: [
      { ...sample.stage, key: 'a', title: '孕前检查', state: 'done' },
      { ...sample.stage, service: 'antenatal_visit' },
      {
        ...sample.stage,
        key: 'b',
        title: '产前筛查',
        state: 'next',
        programme: 'V_PRENATAL',
        opensOn: '2026-12-08',
        closesOn: '2026-12-08',
        gaFrom: null,
        gaTo: null,
        note: '不必空腹',
      },
      { ...sample.stage, key: 'c', title: '产后访视', state: 'later' },
      { ...sample.stage, key: 'd', title: '早期超声', state: 'past' },
    ],
  })
  const steps = (await screen.findAllByRole('listitem')).map(step => step.textContent)
  expect(steps[0]).toContain('孕前检查已完成')
  expect(steps[1]).toBe(
    '早孕建册现在请按时10月13日 – 12月1日 · 孕6周至孕13周建立孕产妇健康手册 · 社区卫生服务中心了解更多',
  )
  expect(steps[2]).toBe('产前筛查12月8日建立孕产妇健康手册 · 社区卫生服务中心\n不必空腹了解更多')
  // What is later or past is not read up on here.
  expect(screen.getAllByRole('link', { name: /了解更多$/ })).toHaveLength(2)
  // Nobody knows whether it was done: it is not ticked as if it were.
  expect(steps[4]).toContain('早期超声时间已过')
  expect(screen.getByLabelText('今天11周+6天')).toBeTruthy()
  expect(body()).toContain('2027年6月8日 周二')
  await press('早孕建册,了解更多', 'link')
  await press(/^现在,早孕建册/)
  await press(/^之后,产前筛查/)
  await press(/^按超声更正孕周/)
  await press('收到的提醒')
  await press(/^孕期结束/)
  expect(led()).toEqual([
    `/care/pages/article/index?stage=${sample.stage.key}`,
    '/pages/institutions/index?service=antenatal_visit',
    '/pages/programme/index?code=V_PRENATAL',
    '/pages/pregnancy/index?mode=scan',
    '/pages/messages/index',
    '/pages/pregnancy/index?mode=end',
  ])
})

test('after a loss no stage, no week and no due date is on the screen, whatever the answer still holds', async () => {
  show({ pregnancy: { ...sample.pregnancy, state: 'loss' } })
  expect(await screen.findByText('我们会安静下来')).toBeTruthy()
  expect(screen.queryByRole('listitem')).toBeNull()
  expect(body()).not.toMatch(/早孕建册|产前筛查|预产期|\d周/)
  await press('查看收到的消息')
  expect(led()).toEqual(['/pages/messages/index'])
})

test('an undated pregnancy says what dates it', async () => {
  show({ pregnancy: { ...sample.pregnancy, lmp: null, edd: null, gaDays: null, ga: null }, stages: [] })
  await press('录入超声孕周')
  expect(led()).toEqual(['/pages/pregnancy/index?mode=scan'])
  expect(screen.queryByLabelText(/今天/)).toBeNull()
})

test.each([null, { ...sample.pregnancy, state: 'closed' as const }])(
  'without a present pregnancy it offers to register one: %#',
  async pregnancy => {
    show({ pregnancy, stages: [] })
    await press('登记孕期')
    expect(led()).toEqual(['/pages/pregnancy/index'])
  },
)
