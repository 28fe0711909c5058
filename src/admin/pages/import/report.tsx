// What a batch found and would change, page by page: rows with problems, differences, what an undo left.
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BatchId } from '~types/imports'
import { CallError } from '@/api/failure'
import { call } from '@/api/call'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { saveFile } from '@/platform/save-file'
import { OUTCOME_TONES, OUTCOMES } from '../../imports/words'

/** The whole correction list, put together from its pieces. */
async function wholeErrorFile(batchId: BatchId): Promise<string> {
  const pieces: string[] = []
  let cursor: string | undefined
  do {
    const { text, next } = await call('imports.errorFile', {
      batchId,
      ...(cursor === undefined ? {} : { cursor }),
    })
    pieces.push(text)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return pieces.join('')
}

function Download({ batchId }: { batchId: BatchId }) {
  const [error, setError] = useState<CallError>()
  const [busy, setBusy] = useState(false)
  const [unsupported, setUnsupported] = useState(false)
  const download = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const saved = saveFile(`更正清单-${batchId}.csv`, 'text/csv', await wholeErrorFile(batchId))
      setUnsupported(!saved.ok)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Problem error={error} />
      {unsupported && <Notice>小程序不能保存文件,请在电脑浏览器中下载。</Notice>}
      <Button variant='secondary' fit='words' loading={busy} onPress={() => void download()}>
        下载更正清单
      </Button>
    </>
  )
}

export function Issues({ batchId }: { batchId: BatchId }) {
  const { at, turn } = usePager()
  const read = useQuery('imports.issues', { batchId, ...at })
  return (
    <Section title='有问题的行' note='只列出行、列和原因,不含姓名和号码;发回报送单位更正后可再次导入。'>
      <Loaded read={read}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title='没有问题' note='每一行都可以采用。' />
          ) : (
            <>
              <Table
                label='有问题的行'
                rows={items}
                rowKey={row => `${row.row} ${row.column} ${row.reason}`}
                columns={[
                  { key: 'row', title: '行', width: '80px', cell: row => `第${row.row}行` },
                  { key: 'column', title: '列', width: '140px', cell: row => row.column || '整行' },
                  {
                    key: 'outcome',
                    title: '结果',
                    width: '80px',
                    cell: row => <Tag tone={OUTCOME_TONES[row.outcome]}>{OUTCOMES[row.outcome]}</Tag>,
                  },
                  { key: 'why', title: '原因', cell: row => row.reason },
                ]}
              />
              {turn(next)}
              <Download batchId={batchId} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

const WHATS = { person: '人员', couple: '婚姻', pregnancy: '孕期', hardship: '认定' } as const

export function Differences({ batchId }: { batchId: BatchId }) {
  const { at, turn } = usePager()
  const read = useQuery('imports.diff', { batchId, ...at })
  return (
    <Section title='将会怎样变化' note='姓名和号码不完整显示。'>
      <Loaded read={read}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title='没有变化' note='文件中的内容与已有记录一致。' />
          ) : (
            <>
              <Table
                label='将会怎样变化'
                rows={items.map((item, i) => ({ ...item, key: String(i) }))}
                rowKey={row => row.key}
                columns={[
                  {
                    key: 'change',
                    title: '变化',
                    width: '120px',
                    cell: row => (
                      <Tag tone={row.change === 'created' ? 'ok' : 'info'}>
                        {`${row.change === 'created' ? '新建' : '更新'}${WHATS[row.what]}`}
                      </Tag>
                    ),
                  },
                  { key: 'who', title: '姓名', width: '160px', cell: row => row.who },
                  {
                    key: 'fields',
                    title: '内容',
                    cell: row => (
                      <View>
                        {row.fields.map(field => (
                          <View key={field.field}>
                            <Text>
                              {field.before === null
                                ? `${field.field}: ${field.after ?? '无'}`
                                : `${field.field}: ${field.before} → ${field.after ?? '无'}`}
                            </Text>
                          </View>
                        ))}
                      </View>
                    ),
                  },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

export function Kept({ batchId }: { batchId: BatchId }) {
  const { at, turn } = usePager()
  const read = useQuery('imports.kept', { batchId, ...at })
  return (
    <Section title='没有撤销的记录' note='导入之后有了新的变化,撤销会丢失它们,所以保留。'>
      <Loaded read={read}>
        {({ items, next }) => (
          <>
            <Table
              label='没有撤销的记录'
              rows={items.map((item, i) => ({ ...item, key: String(i) }))}
              rowKey={row => row.key}
              columns={[
                { key: 'who', title: '姓名', width: '120px', cell: row => row.who },
                { key: 'what', title: '记录', width: '120px', cell: row => row.what },
                { key: 'why', title: '原因', cell: row => row.why },
              ]}
            />
            {turn(next)}
          </>
        )}
      </Loaded>
    </Section>
  )
}
