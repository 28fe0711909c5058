// 项目版本: one version in words, what it changed, the versions before and after, and the way to the next one.
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Output } from '~types/contract'
import { programmeCode, z } from '~types/schema'
import type { VersionLine, VersionPart } from '~types/policy'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Timeline, type TimelineState } from '@/components/timeline'
import { ChangeList } from '../../policy/change-list'
import { DraftCells } from '../../policy/draft-cells'
import { Meter } from '../../policy/meter'
import { places } from '../../policy/places'
import { count, period, VERSION_WORDS } from '../../policy/words'
import './index.scss'

const STEP: Record<VersionLine['state'], TimelineState> = { past: 'past', current: 'now', future: 'next' }

function Parts({ parts }: { parts: readonly VersionPart[] }) {
  return (
    <Card>
      {parts.map(({ key, title, lines }) => (
        <View key={key} className='yy-part'>
          <View className='yy-part-title'>{title}</View>
          <View className='yy-part-lines'>
            {lines.map(line => (
              <View key={line} className='yy-part-line'>
                {line}
              </View>
            ))}
          </View>
        </View>
      ))}
    </Card>
  )
}

/** Who stands behind a version; one that came with the city's first catalogue has nobody. */
function handsOf({ author, approver, publishedAt }: VersionLine): string {
  if (publishedAt === null) return '建库时的版本'
  return `${author ?? '—'}编写,${approver ?? '—'}审核,${instantWords(publishedAt)}发布`
}

function History({ code, history, shown }: { code: string; history: readonly VersionLine[]; shown: number }) {
  return (
    <Card>
      <Timeline
        steps={history.map(line => ({
          id: `${line.region}-${line.version}`,
          state: STEP[line.state],
          title: `第${line.version}版(${VERSION_WORDS[line.state]})`,
          window: period(line),
          note: `${line.regionName} · ${handsOf(line)}`,
          ...(line.version === shown
            ? { tag: { text: '正在查看' } }
            : {
                onPress: () => void Taro.redirectTo({ url: places.version(code, line.version) }),
              }),
        }))}
      />
    </Card>
  )
}

function Budget({ budget: { year, places: total, used } }: { budget: Output<'policy.version'>['budget'] }) {
  if (total === null) return null
  return (
    <Section title={`${year}年名额`}>
      <Card>
        <Meter words={`已用${count(used)},共${count(total)}`} whole={total} parts={[used]} />
      </Card>
    </Section>
  )
}

function Version({ data }: { data: Output<'policy.version'> }) {
  const starting = useAction('policy.draft.start')
  const { programme, line, parts, changes, history, budget, drafts } = data
  const start = async () => {
    const made = await starting.run({ programme })
    if (made) void Taro.navigateTo({ url: places.draft(made.draftId) })
  }
  return (
    <>
      <Section
        title={`${line.title} 第${line.version}版`}
        note={`${VERSION_WORDS[line.state]},${period(line)}`}
      >
        <Parts parts={parts} />
      </Section>
      {changes.length > 0 && (
        <Section title='这一版改了什么'>
          <ChangeList changes={changes} />
        </Section>
      )}
      <Budget budget={budget} />
      <Section title='版本' note='新版本生效之日,上一版自行结束;已领取的券按领取当天的版本兑现。'>
        <History code={programme} history={history} shown={line.version} />
      </Section>
      {drafts.length > 0 && (
        <Section title='草稿'>
          <DraftCells drafts={drafts} />
        </Section>
      )}
      <Problem error={starting.error} />
      <Button loading={starting.busy} onPress={() => void start()}>
        起草下一版
      </Button>
    </>
  )
}

export default function VersionPage() {
  const { code, version } = useRouter().params
  const known = z.safeParse(programmeCode, code)
  const read = useQuery(
    'policy.version',
    known.success
      ? { programme: known.data, ...(version === undefined ? {} : { version: Number(version) }) }
      : null,
  )
  return (
    <Page title='项目版本' wide='admin'>
      {known.success ? (
        <Loaded read={read} rows={8}>
          {data => <Version data={data} />}
        </Loaded>
      ) : (
        <Empty icon='list' title='没有这个项目' note='请从政策项目的列表中打开。' />
      )}
    </Page>
  )
}
