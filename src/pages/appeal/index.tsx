// 对结果有异议: what happened in her own words, and what became of what she said before.
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { appealCategory, type Appeal, type AppealCategory } from '~types/eligibility'
import { personId, programmeCode, type PersonId, type ProgrammeCode } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { APPEAL_WORDS } from '@/components/appeal-words'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { TextArea } from '@/components/text-area'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'

const OPTIONS = appealCategory.options.map(value => ({ value, ...APPEAL_WORDS[value] }))
/** Characters. */
const shortest = 5

interface NewProps {
  programme: ProgrammeCode
  child: PersonId | null
  onSent: () => void
}

/** What she objects to, by its name and not by its code. */
function About({ programme }: { programme: ProgrammeCode }) {
  const { data } = useQuery('eligibility.catalogue', {}, { keep: true })
  const title = data?.items.find(card => card.programme === programme)?.title
  if (title === undefined) return null
  return (
    <Card flush>
      <Cell icon='list' title={`对「${title}」的结果有异议`} />
    </Card>
  )
}

function New({ programme, child, onSent }: NewProps) {
  const [category, setCategory] = useState<AppealCategory | null>(null)
  const [said, setSaid] = useState('')
  const [sent, setSent] = useState<Appeal>()
  const send = useAction('eligibility.appeal')
  const submit = async () => {
    if (category === null) return
    const made = await send.run({ programme, category, said, ...(child === null ? {} : { child }) })
    if (!made) return
    toast('已提交')
    setSent(made)
    onSent()
  }
  if (sent)
    return (
      <Notice tone='ok' title='已提交'>
        {`最迟${longDate(sent.dueOn)}答复,答复会显示在下面。等待期间,已领电子券的有效期相应顺延。`}
      </Notice>
    )
  return (
    <Section title='说说您的情况' note='当时的办理依据会一并保存,由主管人员核实;不影响您办理其他服务。'>
      <Card>
        <Choice label='属于哪种情况' options={OPTIONS} value={category} onChange={setCategory} />
        <TextArea
          label='经过'
          hint='什么时间、在哪里、要求了什么;不用写姓名和证件号'
          value={said}
          onChange={setSaid}
        />
      </Card>
      <Problem error={send.error} />
      <Button
        loading={send.busy}
        disabled={category === null || said.trim().length < shortest}
        onPress={() => void submit()}
      >
        提交异议
      </Button>
    </Section>
  )
}

function Earlier({ items }: { items: readonly Appeal[] }) {
  return (
    <Card flush>
      {items.map(({ appealId, title, category, said, madeAt, dueOn, answer }) => (
        <Cell
          key={appealId}
          title={`${title} · ${APPEAL_WORDS[category].label}`}
          note={`${said}\n${instantWords(madeAt)}提交${answer ? `\n答复(${instantWords(answer.at)}):${answer.text}` : `,最迟${longDate(dueOn)}答复`}`}
          value={<Tag tone={answer ? 'ok' : 'info'}>{answer ? '已答复' : '核实中'}</Tag>}
        />
      ))}
    </Card>
  )
}

export default function AppealPage() {
  const { code = '', child = '' } = useRouter().params
  const programme = programmeCode.safeParse(code)
  const about = personId.safeParse(child)
  const { at, turn } = usePager()
  const read = useQuery('eligibility.appeals', at)
  const phone = useMe().data?.city.phone
  return (
    <Page title='异议'>
      {programme.success && (
        <>
          <About programme={programme.data} />
          <New programme={programme.data} child={about.success ? about.data : null} onSent={read.reload} />
        </>
      )}
      <Section title='我的异议'>
        <Loaded read={read}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty
                icon='shield'
                title='还没有提交过异议'
                {...(programme.success ? {} : { note: '在项目说明页可以对结果提出异议。' })}
              />
            ) : (
              <>
                <Earlier items={items} />
                {turn(next)}
              </>
            )
          }
        </Loaded>
      </Section>
      {phone !== undefined && (
        <Card flush>
          <Cell icon='phone' title='也可直接拨打' value={phone} onPress={() => void makeCall(phone)} />
        </Card>
      )}
    </Page>
  )
}
