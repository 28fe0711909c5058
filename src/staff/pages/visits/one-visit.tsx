// One woman's visit: how to reach her, the form, her cards, the next visit.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CardId } from '~types/schema'
import type { VisitCard, VisitDetail } from '~types/visits'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'
import { printPage } from '@/platform/print-page'
import { METHODS, OUTCOMES } from '../../visit-words'
import { CardSheet, linesOf } from './card-sheet'
import { VisitForm } from './form'
import { dropDraft, emptyDraft, keepDraft, readDraft, type VisitDraft } from './visit-draft'

export interface OneVisitProps {
  visit: VisitDetail
  today: string
  onBack: () => void
  /** The visit was recorded or a card corrected: read it again. */
  onChanged: () => void
}

function Archived({
  card,
  onPrint,
  onCorrect,
}: {
  card: VisitCard
  onPrint: () => void
  onCorrect: () => void
}) {
  return (
    <Card>
      <Stack>
        <Stack row>
          <Tag tone={card.outcome === 'done' ? 'ok' : 'neutral'}>{OUTCOMES[card.outcome]}</Tag>
          {card.corrected && <Tag tone='warn'>已更正</Tag>}
          {card.corrects !== null && <Tag tone='info'>更正卡</Tag>}
        </Stack>
        {!card.intact && <Notice tone='error'>这张卡片与归档时不一致,请报告主管,不要据此办理。</Notice>}
        <View>
          {linesOf(card).map(([name, value]) => (
            <View key={name}>{`${name}:${value}`}</View>
          ))}
        </View>
        <Stack row>
          {process.env.TARO_ENV === 'h5' && (
            <Button variant='quiet' fit='words' icon='print' onPress={onPrint}>
              打印这张卡
            </Button>
          )}
          {!card.corrected && (
            <Button variant='quiet' fit='words' onPress={onCorrect}>
              更正
            </Button>
          )}
        </Stack>
      </Stack>
    </Card>
  )
}

/** What the card says now is where a correction starts. */
const draftOf = (card: VisitCard): VisitDraft => ({
  ...emptyDraft(card.visitedOn),
  outcome: card.outcome,
  counselled: card.counselled,
  educated: card.educated,
  quantities: Object.fromEntries(card.contraceptives.map(({ kind, quantity }) => [kind, String(quantity)])),
  contraception: card.contraception,
  note: card.note ?? '',
})

function NewCard({
  visit,
  today,
  correcting,
  onDone,
}: {
  visit: VisitDetail
  today: string
  correcting: VisitCard | null
  onDone: () => void
}) {
  const draftId = correcting === null ? visit.visitId : `card-${correcting.cardId}`
  const [draft, setDraft] = useState<VisitDraft>(() =>
    correcting === null ? readDraft(draftId, today) : draftOf(correcting),
  )
  const record = useAction('visits.record')
  const correct = useAction('visits.correct')
  const failure = record.error ?? correct.error
  const change = (value: VisitDraft) => {
    setDraft(value)
    if (correcting === null) keepDraft(draftId, value)
  }
  const finish = (cardId: CardId | undefined, says: string) => {
    if (cardId === undefined) return
    dropDraft(draftId)
    toast(says)
    onDone()
  }
  return (
    <Section
      title={correcting === null ? '访视记录' : '更正卡片'}
      note={
        correcting === null ? '填写的内容会保存在本机,归档前不会丢失。' : '原卡片保留不变,另建一张更正卡。'
      }
    >
      <VisitForm
        items={visit.form}
        today={today}
        value={draft}
        onChange={change}
        failure={failure}
        correcting={correcting !== null}
        busy={record.busy || correct.busy}
        onSubmit={filled => {
          const { visitId } = visit
          if (correcting === null)
            void record.run({ visitId, ...filled }).then(answer => finish(answer?.cardId, '已建卡归档'))
          else
            void correct
              .run({ visitId, cardId: correcting.cardId, ...filled, reason: filled.reason ?? '' })
              .then(answer => finish(answer?.cardId, '更正卡已归档'))
        }}
      />
      <Problem error={failure} />
    </Section>
  )
}

export function OneVisit({ visit, today, onBack, onChanged }: OneVisitProps) {
  const [printing, setPrinting] = useState<VisitCard | null>(null)
  const [correcting, setCorrecting] = useState<VisitCard | null>(null)
  const { phone } = visit
  if (printing)
    return (
      <>
        <CardSheet visit={visit} card={printing} />
        <View className='yy-visit-apart'>
          <Stack>
            <Button icon='print' onPress={() => void printPage()}>
              打印
            </Button>
            <Button variant='secondary' onPress={() => setPrinting(null)}>
              返回访视
            </Button>
          </Stack>
        </View>
      </>
    )
  return (
    <>
      <Button variant='quiet' fit='words' icon='back' onPress={onBack}>
        返回名单
      </Button>
      <Section title={visit.name} note='本次打开已记录,本人可以看到。'>
        <Card flush>
          <Cell icon='list' title={`第${visit.class}类 ${visit.classTitle}`} note={visit.title} />
          <Cell icon='place' title={visit.village === '' ? '村(社区)未登记' : visit.village} />
          <Cell
            icon='clock'
            title={visit.open ? `${longDate(visit.dueOn)}前完成` : '这次访视已办结'}
            note={
              visit.open
                ? visit.attempts > 0
                  ? `已上门${visit.attempts}次`
                  : ''
                : visit.next === null
                  ? '暂无下一次访视'
                  : `下一次:${visit.next.title},${longDate(visit.next.dueOn)}前`
            }
          />
          {visit.contraception !== null && (
            <Cell icon='info' title={`现用避孕方法:${METHODS[visit.contraception]}`} />
          )}
        </Card>
        {phone === null ? (
          <Notice tone='warn'>没有登记电话,请直接上门或通过社区联系。</Notice>
        ) : (
          <Button icon='phone' variant='secondary' onPress={() => void makeCall(phone)}>
            {phone}
          </Button>
        )}
      </Section>
      {(visit.open || correcting !== null) && (
        <NewCard
          key={correcting?.cardId ?? 'new'}
          visit={visit}
          today={today}
          correcting={correcting}
          onDone={() => {
            setCorrecting(null)
            onChanged()
          }}
        />
      )}
      {correcting !== null && (
        <Button variant='secondary' onPress={() => setCorrecting(null)}>
          不更正了
        </Button>
      )}
      <Section title='访视卡'>
        {visit.cards.length === 0 ? (
          <Empty icon='list' title='还没有访视卡' note='访视记录归档后会出现在这里。' />
        ) : (
          visit.cards.map(card => (
            <Archived
              key={card.cardId}
              card={card}
              onPrint={() => setPrinting(card)}
              onCorrect={() => setCorrecting(card)}
            />
          ))
        )}
      </Section>
    </>
  )
}
