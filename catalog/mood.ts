/**
 * The Edinburgh Postnatal Depression Scale (EPDS): Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression:
 * development of the 10-item Edinburgh Postnatal Depression Scale. Br J Psychiatry 1987; 150: 782–786. The scale may be
 * used without permission where authors, title and source are quoted. For pregnancy too (孕产妇心理健康管理专家共识 2019).
 */

export interface MoodQuestion {
  readonly text: string
  /** With the points that each answer counts. */
  readonly answers: readonly { readonly text: string; readonly points: 0 | 1 | 2 | 3 }[]
}

const rising = (...texts: readonly [string, string, string, string]): MoodQuestion['answers'] =>
  ([0, 1, 2, 3] as const).map(points => ({ text: texts[points], points }))
const falling = (...texts: readonly [string, string, string, string]): MoodQuestion['answers'] =>
  ([3, 2, 1, 0] as const).map((points, i) => ({ text: texts[i] ?? '', points }))

/** Of the last seven days. The tenth asks about harming oneself. */
export const moodQuestions: readonly MoodQuestion[] = [
  {
    text: '我能看到事物有趣的一面,并笑得开心',
    answers: rising('和以前一样', '没有以前那么多', '肯定比以前少', '完全不能'),
  },
  {
    text: '我对未来保持愉快的期待',
    answers: rising('和以前一样', '没有以前那么多', '肯定比以前少', '完全不能'),
  },
  {
    text: '事情出错时,我会不必要地责怪自己',
    answers: falling('大部分时候这样', '有时候这样', '不经常这样', '没有这样'),
  },
  {
    text: '我无缘无故感到焦虑和担心',
    answers: rising('一点也没有', '极少这样', '有时候这样', '经常这样'),
  },
  {
    text: '我无缘无故感到害怕和惊慌',
    answers: falling('相当多时候这样', '有时候这样', '不经常这样', '一点也没有'),
  },
  {
    text: '很多事情冲着我来,使我透不过气',
    answers: falling(
      '大多数时候我都不能应付',
      '有时候我不能像平时那样应付',
      '大部分时候我都能应付得好',
      '我一直都能应付得好',
    ),
  },
  {
    text: '我很不开心,以致失眠',
    answers: falling('大部分时候这样', '有时候这样', '不经常这样', '一点也没有'),
  },
  {
    text: '我感到难过和悲伤',
    answers: falling('大部分时候这样', '相当多时候这样', '不经常这样', '一点也没有'),
  },
  {
    text: '我不开心到哭',
    answers: falling('大部分时候这样', '有时候这样', '只是偶尔这样', '没有这样'),
  },
  {
    text: '我有过伤害自己的想法',
    answers: falling('相当多时候这样', '有时候这样', '很少这样', '没有这样'),
  },
]

/** Whom to ring, by day and night: the national line for mental health (since 2025), and the emergency line. */
export const moodPhones = [
  { name: '全国统一心理援助热线', phone: '12356' },
  { name: '急救', phone: '120' },
] as const
