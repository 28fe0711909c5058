// Stages of a pregnancy or of a child as steps of a timeline.
import Taro from '@tarojs/taro'
import type { StageRow } from '~types/pregnancy'
import { nearDate } from './date-words'
import type { TimelineState, TimelineStep } from './timeline'

const open = (url: string) => void Taro.navigateTo({ url })

const windowOf = ({ opensOn, closesOn, gaFrom, gaTo }: StageRow, today: string): string => {
  const from = nearDate(opensOn, today)
  const days = opensOn === closesOn ? from : `${from} – ${nearDate(closesOn, today)}`
  return gaFrom && gaTo ? `${days} · ${gaFrom === gaTo ? gaFrom : `${gaFrom}至${gaTo}`}` : days
}

const stateOf = (state: StageRow['state']): TimelineState => (state === 'later' ? 'next' : state)
/** What is known of a step besides its window. */
const tagOf = ({ state, urgency }: StageRow): Partial<Pick<TimelineStep, 'tag'>> => {
  if (state === 'done') return { tag: { text: '已完成', tone: 'ok' } }
  if (state === 'past') return { tag: { text: '时间已过' } }
  return state === 'now' && (urgency === 'U3' || urgency === 'U4')
    ? { tag: { text: '请按时', tone: 'accent' } }
    : {}
}

/** What can be done now or soon: its programme with the voucher, or at once the places where it is booked. */
function leadsTo({ state, programme, service }: StageRow): Partial<Pick<TimelineStep, 'onPress'>> {
  if (state !== 'now' && state !== 'next') return {}
  if (programme !== null) return { onPress: () => open(`/pages/programme/index?code=${programme}`) }
  return service === null ? {} : { onPress: () => open(`/pages/institutions/index?service=${service}`) }
}

/** Each stage has an article (a test of the catalogue): what is now or soon can be read up on. */
const readsUp = ({ key, state }: StageRow): Partial<Pick<TimelineStep, 'more'>> =>
  state === 'now' || state === 'next'
    ? { more: { text: '了解更多', onPress: () => open(`/care/pages/article/index?stage=${key}`) } }
    : {}

export const stageSteps = (stages: readonly StageRow[], today: string): TimelineStep[] =>
  stages.map(stage => ({
    id: `${stage.key}-${stage.occurrence}`,
    state: stateOf(stage.state),
    title: stage.title,
    window: windowOf(stage, today),
    note:
      stage.note === '' ? `${stage.what} · ${stage.where}` : `${stage.what} · ${stage.where}\n${stage.note}`,
    ...tagOf(stage),
    ...leadsTo(stage),
    ...readsUp(stage),
  }))
