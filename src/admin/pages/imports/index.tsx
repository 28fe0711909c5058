// 数据导入: send a file of one of the four offices, and what became of the files before.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { feeds } from '~types/feeds'
import type { Batch, FeedKind } from '~types/imports'
import { CallError } from '@/api/failure'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { chooseFile } from '@/platform/choose-file'
import { saveFile } from '@/platform/save-file'
import { sendFile } from '../../imports/send-file'
import { FEEDS, STATES, TONES } from '../../imports/words'

const show = (batchId: string): void =>
  void Taro.navigateTo({ url: `/admin/pages/import/index?id=${batchId}` })

/** What a file of this office must have, and an empty one to fill in. */
function Columns({ feed }: { feed: FeedKind }) {
  const { label, columns } = feeds[feed]
  const template = () =>
    saveFile(`${label}模板.csv`, 'text/csv;charset=utf-8', `\uFEFF${columns.join(',')}\n`)
  return (
    <>
      <Notice title='需要的列'>{columns.join('、')}</Notice>
      {process.env.TARO_ENV === 'h5' && (
        <Button variant='quiet' fit='words' onPress={template}>
          下载模板
        </Button>
      )}
    </>
  )
}

function Send() {
  const [feed, setFeed] = useState<FeedKind | null>(null)
  const [progress, setProgress] = useState<string>()
  const [error, setError] = useState<CallError>()
  const [refusal, setRefusal] = useState<string>()
  const send = async (kind: FeedKind) => {
    setError(undefined)
    setRefusal(undefined)
    const chosen = await chooseFile(['csv', 'xlsx'])
    if (!chosen.ok) {
      if (chosen.reason !== 'cancelled') setRefusal('这台设备不能选择文件,请在电脑浏览器中打开本页。')
      return
    }
    setProgress('正在读取文件')
    try {
      show(await sendFile(kind, chosen.value, (sent, parts) => setProgress(`已上传 ${sent}/${parts}`)))
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setError(failure)
    } finally {
      setProgress(undefined)
    }
  }
  return (
    <Section
      title='导入一个文件'
      note='CSV或Excel(.xlsx),UTF-8或GB18030编码,最多10万行。Excel中的证件号码请设为文本格式。先试运行,确认后才写入。'
    >
      <Choice label='来源' options={[...FEEDS]} value={feed} onChange={setFeed} />
      {feed !== null && <Columns feed={feed} />}
      {process.env.TARO_ENV === 'weapp' && (
        <Notice>请先把文件发到任一聊天(如文件传输助手),再从聊天中选择。文件较大时建议用电脑浏览器。</Notice>
      )}
      {refusal !== undefined && <Notice tone='warn'>{refusal}</Notice>}
      {error?.retry && (
        <Notice tone='warn' title='没有传完'>
          再选一次同一个文件,会从断开的地方继续。
        </Notice>
      )}
      <Problem error={error} />
      {progress !== undefined && <Notice>{`${progress},请不要关闭本页`}</Notice>}
      <Button
        disabled={feed === null}
        loading={progress !== undefined}
        onPress={() => feed !== null && void send(feed)}
      >
        选择文件
      </Button>
    </Section>
  )
}

function Batches({ items }: { items: readonly Batch[] }) {
  if (items.length === 0)
    return <Empty icon='outbox' title='还没有导入过' note='选择来源和文件,先看试运行结果。' />
  return (
    <Table
      label='导入批次'
      rows={items}
      rowKey={row => row.batchId}
      onRow={row => show(row.batchId)}
      columns={[
        { key: 'at', title: '时间', width: '190px', cell: row => instantWords(row.startedAt) },
        { key: 'feed', title: '来源', width: '120px', cell: row => row.feedLabel },
        { key: 'file', title: '文件', cell: row => row.fileName || '命令行导入' },
        {
          key: 'state',
          title: '状态',
          width: '96px',
          cell: row => <Tag tone={TONES[row.state]}>{STATES[row.state]}</Tag>,
        },
        { key: 'rows', title: '行数', width: '80px', numeric: true, cell: row => String(row.rows) },
        {
          key: 'problems',
          title: '拒绝/待核',
          width: '96px',
          numeric: true,
          cell: row => `${row.counts.refused}/${row.counts.review}`,
        },
      ]}
    />
  )
}

export default function ImportsPage() {
  const { at, turn } = usePager()
  const read = useQuery('imports.list', at)
  return (
    <Page title='数据导入' wide='admin'>
      <Loaded read={read} rows={6}>
        {({ items, next }) => (
          <>
            <Send />
            <Section title='历次导入'>
              <Batches items={items} />
              {turn(next)}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
