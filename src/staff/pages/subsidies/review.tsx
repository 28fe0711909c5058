// The review: which papers were seen, the amount; what is missing goes back in one complete list.
import { useState } from 'react'
import { yuan } from '~types/settlement-words'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Toggle } from '@/components/toggle'
import type { StepProps } from './opened'
import { Refuse } from './refuse'

/** Yuan as typed, in fen; NaN for what is no amount. */
const fenOf = (text: string): number =>
  /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : NaN

export function Review({ one, onDone, onRefused }: StepProps & { onRefused: () => void }) {
  const { applicationId, cost } = one
  const review = useAction('subsidies.review')
  const giveBack = useAction('subsidies.giveBack')
  const [seen, setSeen] = useState<ReadonlySet<string>>(
    new Set(one.papers.filter(({ seen, atCounter }) => seen || atCounter).map(({ paper }) => paper)),
  )
  const [amount, setAmount] = useState(yuan(cost))
  const [holderChecked, setHolderChecked] = useState(false)
  const [paid, setPaid] = useState('')
  const [why, setWhy] = useState('')
  const missing = one.papers.map(({ paper }) => paper).filter(paper => !seen.has(paper))
  const busy = review.busy || giveBack.busy
  const { selfPayAbove } = one.checks
  const selfPay = fenOf(paid)
  const fen = fenOf(amount)
  const put = (paper: string, on: boolean) => {
    const next = new Set(seen)
    if (on) next.add(paper)
    else next.delete(paper)
    setSeen(next)
  }
  const pass = async () => {
    const own = selfPayAbove === null ? {} : { selfPay }
    if (!(await review.run({ applicationId, seen: [...seen], amount: fen, holderChecked, ...own }))) return
    toast('审核通过')
    onDone()
  }
  const back = async () => {
    const reason = why.trim() === '' ? {} : { supervisorReason: why }
    if (!(await giveBack.run({ applicationId, papers: missing, ...reason }))) return
    toast('已一次告知本人')
    onDone()
  }
  return (
    <>
      <Section title='已看过的原件' note='没有勾选的材料会作为缺少的材料,一次告知本人。'>
        {one.papers.map(({ paper, atCounter }) => (
          <Toggle
            key={paper}
            label={paper}
            {...(atCounter ? { note: '窗口已登记' } : {})}
            value={seen.has(paper)}
            onChange={on => put(paper, on)}
          />
        ))}
        {!one.checks.holderMatches && (
          <Toggle label='已核对银行卡原件的户名' value={holderChecked} onChange={setHolderChecked} />
        )}
      </Section>
      {selfPayAbove !== null && (
        <TextInput
          label='个人负担(元)'
          value={paid}
          onChange={setPaid}
          hint={`按费用结算单填写。当日没有困难类别的认定,需超过 ${yuan(selfPayAbove)} 元`}
        />
      )}
      <TextInput label='金额(元)' value={amount} onChange={setAmount} hint={`最多 ${yuan(cost)} 元`} />
      <Problem error={review.error ?? giveBack.error} />
      {giveBack.error?.code === 'SECOND_NOTICE' && (
        <TextInput label='主管理由' value={why} onChange={setWhy} maxLength={200} hint='由管理人员填写' />
      )}
      {missing.length === 0 ? (
        <Button
          loading={busy}
          disabled={Number.isNaN(fen) || (selfPayAbove !== null && Number.isNaN(selfPay))}
          onPress={() => void pass()}
        >
          审核通过
        </Button>
      ) : (
        <>
          <Notice>{`缺少: ${missing.join('、')}`}</Notice>
          <Button variant='secondary' loading={busy} onPress={() => void back()}>
            退回补充材料
          </Button>
        </>
      )}
      <Refuse one={one} onDone={onRefused} />
    </>
  )
}
