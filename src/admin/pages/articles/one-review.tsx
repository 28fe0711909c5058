// One article as readers get it, and what the reviewing institution says of it.
import { useState } from 'react'
import type { ArticleUnderReview, Verdict } from '~types/articles'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { FaultsView } from '@/components/faults-view'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { TextArea } from '@/components/text-area'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

const VERDICTS = [
  { value: 'passed', label: '审核通过', note: '文章下会写明审核机构和日期' },
  { value: 'withheld', label: '暂不展示', note: '居民看不到这篇文章,直到改版或重新审核' },
] as const

function Text({ row }: { row: ArticleUnderReview }) {
  const read = useQuery('articles.get', { key: row.key })
  return (
    <Loaded read={read} rows={6}>
      {article => (
        <Card flush>
          <Cell title='摘要' note={article.summary} />
          {article.sections.map(({ heading, text }) => (
            <Cell key={heading} title={heading} note={text} />
          ))}
          {article.urgent !== null && <Cell icon='warning' title='马上就医' note={article.urgent} />}
          <Cell title='依据' note={article.sources.join('\n')} />
          <Cell title='作者' value={article.author} />
        </Card>
      )}
    </Loaded>
  )
}

export function OneReview({ row, onDone }: { row: ArticleUnderReview; onDone: () => void }) {
  const [verdict, setVerdict] = useState<Verdict>(row.review?.verdict ?? 'passed')
  const [reviewer, setReviewer] = useState(row.review?.reviewer ?? '')
  const [reviewedOn, setReviewedOn] = useState('')
  const [reason, setReason] = useState('')
  const record = useAction('articles.review')
  const missing =
    reviewer.trim().length < 4 || reviewedOn === '' || (verdict === 'withheld' && reason.trim().length < 4)
  const send = async () => {
    const { key, version } = row
    const said = verdict === 'withheld' ? { reason: reason.trim() } : {}
    const done = await record.run({
      key,
      version,
      verdict,
      reviewer: reviewer.trim(),
      reviewedOn: reviewedOn as LocalDate,
      ...said,
    })
    if (!done) return
    toast('已登记')
    onDone()
  }
  return (
    <>
      {row.review?.verdict === 'withheld' && (
        <Notice title='现在不展示'>{row.review.reason ?? '没有写原因'}</Notice>
      )}
      <Text row={row} />
      <Choice label='审核意见' options={VERDICTS} value={verdict} onChange={setVerdict} />
      <TextInput
        label='审核人'
        hint='居民会看到。写机构、姓名和职称,如 某妇幼保健院 保健部'
        value={reviewer}
        maxLength={40}
        onChange={setReviewer}
      />
      <DatePicker label='审核日期' value={reviewedOn} onChange={setReviewedOn} />
      {verdict === 'withheld' && (
        <TextArea label='原因' value={reason} onChange={setReason} maxLength={200} />
      )}
      {record.error !== undefined && <FaultsView error={record.error} />}
      <Button loading={record.busy} disabled={missing} onPress={() => void send()}>
        登记审核
      </Button>
    </>
  )
}
