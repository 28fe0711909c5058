// Making an invitation and handing over its code.
import { useState } from 'react'
import type { Invitation } from '~types/identity'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CodeText } from '@/components/code-text'
import { longDate } from '@/components/date-words'
import { dateOfInstant } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { copyText } from '@/platform/copy-text'

export function Invite({ pending, onChanged }: { pending: boolean; onChanged: () => void }) {
  const make = useAction('identity.invitePartner')
  const withdraw = useAction('identity.withdrawInvitation')
  const [invitation, setInvitation] = useState<Invitation>()
  const show = async () => {
    const made = await make.run({})
    if (!made) return
    setInvitation(made)
    onChanged()
  }
  const takeBack = async () => {
    if (!(await withdraw.run({}))) return
    setInvitation(undefined)
    toast('邀请已撤回')
    onChanged()
  }
  return (
    <Section title='邀请对方'>
      <Problem error={make.error ?? withdraw.error} />
      {invitation ? (
        <Card>
          <CodeText code={invitation.code} group={5} />
          <Notice>{`把邀请码发给对方,由对方本人在「关联伴侣」中填写并确认。${longDate(dateOfInstant(invitation.expiresAt))}前有效。`}</Notice>
          <Button
            icon='copy'
            variant='secondary'
            onPress={() =>
              void copyText(invitation.code).then(done => {
                if (done.ok) toast('已复制')
              })
            }
          >
            复制邀请码
          </Button>
          <Button variant='quiet' loading={withdraw.busy} onPress={() => void takeBack()}>
            撤回邀请
          </Button>
        </Card>
      ) : (
        <Button icon='couple' loading={make.busy} onPress={() => void show()}>
          {pending ? '查看我的邀请码' : '生成邀请码'}
        </Button>
      )}
    </Section>
  )
}
