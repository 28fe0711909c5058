// One line and one tag for a standing, wherever programmes are listed.
import type { Standing } from '~types/eligibility'
import { nearDate } from './date-words'
import type { Tone } from './tag'

export const STANDING_TAGS: Record<Standing['outcome'], { text: string; tone: Tone }> = {
  eligible: { text: '可办理', tone: 'ok' },
  held: { text: '已领券', tone: 'brand' },
  soon: { text: '即将可办', tone: 'accent' },
  needs_review: { text: '需核对', tone: 'info' },
  used: { text: '已使用', tone: 'neutral' },
  not_eligible: { text: '暂不符合', tone: 'neutral' },
}

/** What she may want to know before she opens it: until when, from when and why, what to bring, why not. */
export function standingLine(
  { outcome, until, flipsOn, summary, reasons, missing, changes }: Standing,
  today: string,
): string {
  const brief = summary.replace(/。$/, '')
  switch (outcome) {
    case 'eligible':
    case 'held':
      return until ? `${brief},${nearDate(until, today)}前有效` : brief
    case 'soon': {
      const words = changes.find(change => change.on === flipsOn)?.text
      return words ?? (flipsOn ? `${nearDate(flipsOn, today)}起可以办理` : brief)
    }
    case 'needs_review':
      return missing.length > 0 ? `待补充:${missing.map(gap => gap.text).join('、')}` : brief
    case 'used':
    case 'not_eligible':
      return reasons.map(reason => reason.text).join(' ') || brief
  }
}
