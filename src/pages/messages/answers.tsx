// Under a message: what she may answer, what happens then, and the way back within a day.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { Answer } from '~types/feedback'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Sheet } from '@/components/sheet'

export type Answerable = Output<'feedback.mine'>['items'][number]

export const ANSWERS: Record<Answer, string> = {
  done_elsewhere: '已在外地做',
  not_now: '暂时不需要',
  inconvenient: '不方便',
  wrong_data: '信息有误',
  call_me: '想电话联系',
}

export function Answers({
  item,
  title,
  onChanged,
}: {
  item: Answerable
  title: string
  onChanged: () => void
}) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Answer | null>(null)
  const answer = useAction('feedback.answer')
  const undo = useAction('feedback.undo')
  const { messageId, choices, given } = item
  const close = () => {
    setOpen(false)
    setChosen(null)
    answer.clear()
  }
  const submit = async () => {
    if (chosen === null || !(await answer.run({ messageId, answer: chosen }))) return
    close()
    onChanged()
  }
  const takeBack = async () => {
    if (await undo.run({ messageId })) onChanged()
  }
  if (given !== null)
    return (
      <>
        <Notice
          tone='ok'
          title={`您答复了「${ANSWERS[given.answer]}」`}
          {...(given.changeable ? { action: { text: '撤销答复', onPress: () => void takeBack() } } : {})}
        >
          {given.says.join(' ')}
        </Notice>
        <Problem error={undo.error} />
      </>
    )
  if (choices.length === 0) return null
  return (
    <>
      <Button variant='quiet' fit='words' label={`回复:${title}`} onPress={() => setOpen(true)}>
        回复
      </Button>
      <Sheet
        open={open}
        title={title}
        onClose={close}
        footer={
          <Button loading={answer.busy} disabled={chosen === null} onPress={() => void submit()}>
            提交答复
          </Button>
        }
      >
        <Choice
          // Somebody who is asked nothing is only offered what she may want.
          label={choices.length > 1 ? '这条消息对您有帮助吗' : '您可以'}
          hint='一天内可以更改或撤销'
          options={choices.map(value => ({ value, label: ANSWERS[value] }))}
          value={chosen}
          onChange={setChosen}
        />
        <Problem error={answer.error} />
      </Sheet>
    </>
  )
}
