// One visit card on paper (建卡归档): A4, nothing but the card.
import { Text, View } from '@tarojs/components'
import type { VisitCard, VisitDetail } from '~types/visits'
import { longDate } from '@/components/date-words'
import { instantWords } from '@/components/instant-words'
import { semantics } from '@/components/semantics'
import { ANSWERS, HANDED_OUT, ITEMS, METHODS, OUTCOMES } from '../../visit-words'
import './index.scss'

export const handedOutWords = (card: Pick<VisitCard, 'contraceptives'>): string =>
  card.contraceptives
    .map(({ kind, quantity }) => `${HANDED_OUT[kind].label}${quantity}${HANDED_OUT[kind].unit}`)
    .join('、')

/** What the card says, line by line; on the screen and on paper the same. */
export function linesOf(card: VisitCard): readonly (readonly [string, string])[] {
  const yes = (done: boolean): string => (done ? '已完成' : '未做')
  const handedOut = handedOutWords(card)
  return [
    ['访视类别', `第${card.class}类 ${card.title}`],
    ['应访视', `${longDate(card.dueOn)}前`],
    ['访视日期', longDate(card.visitedOn)],
    ['结果', OUTCOMES[card.outcome]],
    ...(card.outcome === 'done'
      ? ([
          [ITEMS.counselling, yes(card.counselled)],
          [ITEMS.education, yes(card.educated)],
          [ITEMS.contraceptives, handedOut === '' ? '未发放' : handedOut],
        ] as const)
      : []),
    ...(card.contraception === null ? [] : [['现用避孕方法', METHODS[card.contraception]] as const]),
    ...(card.answer === null ? [] : [['本人答复', ANSWERS[card.answer]] as const]),
    ...(card.reason === null
      ? []
      : [[card.corrects === null ? '不接受的原因' : '更正原因', card.reason] as const]),
    ...(card.note === null ? [] : [['备注', card.note] as const]),
    ['访视人', card.by],
    ['归档时间', instantWords(card.archivedAt)],
    ['卡片编号', card.cardId],
    ...(card.corrects === null ? [] : [['更正的卡片', card.corrects] as const]),
  ]
}

export function CardSheet({ visit, card }: { visit: VisitDetail; card: VisitCard }) {
  return (
    <View className='yy-visit-sheet'>
      <View className='yy-visit-heading' {...semantics({ role: 'heading' })}>
        访视卡
      </View>
      <View className='yy-visit-line'>
        <Text className='yy-visit-name'>姓名</Text>
        <Text>{`${visit.name}(${visit.village})`}</Text>
      </View>
      {linesOf(card).map(([name, value]) => (
        <View key={name} className='yy-visit-line'>
          <Text className='yy-visit-name'>{name}</Text>
          <Text>{value}</Text>
        </View>
      ))}
      <View className='yy-visit-foot'>
        <Text>{card.corrected ? '此卡已有更正卡,以更正卡为准。' : '本卡归档后不能更改,更正另建新卡。'}</Text>
      </View>
      <View className='yy-visit-foot'>
        <Text>访视人签名:____________ 本人签名:____________</Text>
      </View>
    </View>
  )
}
