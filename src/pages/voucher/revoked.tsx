// Why a voucher was taken back, and the one review that its holder may ask for.
import { useState } from 'react'
import type { VoucherId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

function Ask({ voucherId, onAsked }: { voucherId: VoucherId; onAsked: () => void }) {
  const ask = useAction('vouchers.review')
  const [words, setWords] = useState('')
  const wrong = ask.error?.field('words')
  const send = async () => {
    if (!(await ask.run({ voucherId, words }))) return
    toast('已提交复核')
    onAsked()
  }
  return (
    <>
      <TextInput
        label='复核理由'
        value={words}
        onChange={setWords}
        maxLength={200}
        hint='由另一位管理人员处理,只能申请一次'
        {...(wrong === undefined ? {} : { error: wrong })}
      />
      {wrong === undefined && <Problem error={ask.error} />}
      <Button
        variant='secondary'
        loading={ask.busy}
        disabled={words.trim() === ''}
        onPress={() => void send()}
      >
        申请复核
      </Button>
    </>
  )
}

export function Revoked({ voucherId }: { voucherId: VoucherId }) {
  const read = useQuery('vouchers.revocation', { voucherId })
  return (
    <Loaded read={read} rows={2}>
      {({ reason, at, review, answer }) => (
        <>
          <Notice tone='warn' title='已由发放单位收回'>{`${instantWords(at)}。原因: ${reason}`}</Notice>
          {answer !== null && <Notice title='复核答复'>{answer}</Notice>}
          {review !== null && answer === null && (
            <Notice title='复核中'>{`您在${instantWords(review.at)}申请了复核,有答复会通知您。`}</Notice>
          )}
          {review === null && <Ask voucherId={voucherId} onAsked={read.reload} />}
        </>
      )}
    </Loaded>
  )
}
