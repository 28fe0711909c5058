// Looking at an invitation and answering it.
import { useState } from 'react'
import { readBase32 } from '~types/base32'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { PersonLine } from '@/components/person-line'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

/** Characters of the shortest code that can be looked up. */
const shortest = 8
const clean = readBase32

export function Answer({ initial, onLinked }: { initial: string; onLinked: () => void }) {
  const [typed, setTyped] = useState(initial)
  const [code, setCode] = useState(clean(initial).length < shortest ? '' : clean(initial))
  const read = useQuery('identity.invitation', code === '' ? null : { code })
  const answer = useAction('identity.answerInvitation')
  const look = () => {
    if (clean(typed).length >= shortest) setCode(clean(typed))
  }
  const reply = async (accept: boolean) => {
    if (!(await answer.run({ code, accept }))) return
    toast(accept ? '已关联' : '已婉拒')
    setCode('')
    setTyped('')
    onLinked()
  }
  return (
    <Section title='我收到了邀请码'>
      <Card>
        <TextInput
          label='邀请码'
          value={typed}
          onChange={setTyped}
          kind='code'
          placeholder='对方发给您的邀请码'
          maxLength={24}
          onDone={look}
        />
        <Button variant='secondary' disabled={clean(typed).length < shortest} onPress={look}>
          查看邀请
        </Button>
      </Card>
      {code !== '' && (
        <Loaded read={read} rows={1}>
          {invitation =>
            invitation.state === 'open' ? (
              <>
                <Card flush>
                  <PersonLine name={invitation.inviterName} note='邀请您关联为伴侣' />
                </Card>
                <Problem error={answer.error} />
                <Button loading={answer.busy} onPress={() => void reply(true)}>
                  确认关联
                </Button>
                <Button variant='quiet' disabled={answer.busy} onPress={() => void reply(false)}>
                  不是我认识的人,婉拒
                </Button>
              </>
            ) : (
              <Notice tone='warn'>这份邀请已失效,请让对方重新生成邀请码。</Notice>
            )
          }
        </Loaded>
      )}
    </Section>
  )
}
