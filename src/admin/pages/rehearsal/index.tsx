// 政策试算: what a draft would do to the whole city as it stands today; where the second person publishes or returns it.
import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { draftId, type Draft, type Rehearsal } from '~types/policy'
import { z } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { ChangeList } from '../../policy/change-list'
import { places } from '../../policy/places'
import { DRAFT_TONES, DRAFT_WORDS, plainDate } from '../../policy/words'
import { Areas, Cost, LoadAhead, Numbers } from './figures'
import { Decision } from './decision'
import { Samples } from './samples'

function Result({ result }: { result: Rehearsal }) {
  return (
    <>
      <Section
        title='谁会受影响'
        note={`按${plainDate(result.on)}的全员数据,比较${result.before === null ? '新项目' : `现行第${result.before.version}版`}与这份草稿。`}
      >
        <Numbers result={result} />
        <Areas areas={result.areas} />
        {result.discreet && <Notice>条件涉及个人敏感信息,不举例,也不列出不足10人的地区。</Notice>}
      </Section>
      <Section title='经费' note='按今年已有的使用率估算;没有记录时按人人都来计算。'>
        <Cost cost={result.cost} />
      </Section>
      {result.load.length > 0 && (
        <Section title='机构负荷' note='未来30天的号源;新增人数按所在乡镇就近分配。'>
          <LoadAhead load={result.load} />
        </Section>
      )}
      {result.samples.length > 0 && (
        <Section title='举例' note='姓名不完整显示;每次查看都有记录。'>
          <Samples samples={result.samples} />
        </Section>
      )}
    </>
  )
}

function Status({ draft }: { draft: Draft }) {
  const { state, author, submittedBy, check } = draft
  return (
    <>
      <Card>
        <Stack row gap='small'>
          <Tag tone={DRAFT_TONES[state]}>{DRAFT_WORDS[state]}</Tag>
          <Text>{`${author}编写${submittedBy === null ? '' : `,${submittedBy}提交`}`}</Text>
        </Stack>
      </Card>
      {check.faults.length > 0 && (
        <Notice tone='warn' title='还不能发布'>
          {check.faults.map(({ place, reason }) => `${place}:${reason}`).join(';')}
        </Notice>
      )}
    </>
  )
}

export default function RehearsalPage() {
  const known = z.safeParse(draftId, useRouter().params['id'])
  const input = known.success ? { draftId: known.data } : null
  const read = useQuery('policy.draft.get', input)
  const result = useQuery('policy.rehearse', input)
  if (!known.success)
    return (
      <Page title='政策试算' wide='admin'>
        <Empty icon='list' title='没有这份草稿' note='请从政策项目的列表中打开。' />
      </Page>
    )
  return (
    <Page title='政策试算' wide='admin'>
      <Loaded read={read} rows={4}>
        {draft => (
          <>
            <Status draft={draft} />
            {draft.changes.length > 0 && (
              <Section title='改了什么' note={`与第${draft.base?.version ?? ''}版相比。`}>
                <ChangeList changes={draft.changes} />
              </Section>
            )}
            <Loaded read={result} rows={8}>
              {done => <Result result={done} />}
            </Loaded>
            {draft.state === 'submitted' ? (
              <Decision draft={draft} />
            ) : (
              (draft.state === 'editing' || draft.state === 'returned') && (
                <Button
                  variant='secondary'
                  onPress={() => void Taro.redirectTo({ url: places.draft(draft.draftId) })}
                >
                  回到草稿
                </Button>
              )
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
