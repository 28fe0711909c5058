// 政策项目: every programme with the version that holds, the one to come, the year's places, and the drafts in hand.
import Taro from '@tarojs/taro'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { DraftCells } from '../../policy/draft-cells'
import { places } from '../../policy/places'
import { count, money, plainDate } from '../../policy/words'

type Item = Output<'policy.programmes'>['items'][number]

const placesWords = ({ budget }: Item): string =>
  budget.places === null ? '未设名额' : `${count(budget.used)}/${count(budget.places)}`

function spentWords({ budget: { used, unitCost } }: Item): string {
  return unitCost === null ? '—' : money(used * unitCost)
}

function Programmes({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return <Empty icon='list' title='还没有项目' note='新建一个项目,审核发布后生效。' />
  return (
    <Table
      label='项目'
      rows={items}
      rowKey={row => row.programme}
      onRow={row => void Taro.navigateTo({ url: places.version(row.programme) })}
      columns={[
        { key: 'title', title: '项目', cell: row => row.title },
        {
          key: 'current',
          title: '现行',
          width: '210px',
          cell: row =>
            row.current === null
              ? '未生效'
              : `第${row.current.version}版,${plainDate(row.current.effectiveFrom)}起`,
        },
        {
          key: 'future',
          title: '待生效',
          width: '210px',
          cell: row =>
            row.future.map(line => (
              <Tag key={line.version} tone='info'>
                {`第${line.version}版,${plainDate(line.effectiveFrom)}起`}
              </Tag>
            )),
        },
        { key: 'places', title: '今年名额', width: '130px', numeric: true, cell: placesWords },
        { key: 'spent', title: '已用经费', width: '110px', numeric: true, cell: spentWords },
      ]}
    />
  )
}

export default function ProgrammesPage() {
  const read = useQuery('policy.programmes', {})
  const starting = useAction('policy.draft.start')
  const create = async () => {
    const made = await starting.run({ programme: null })
    if (made) void Taro.navigateTo({ url: places.draft(made.draftId) })
  }
  return (
    <Page title='政策项目' wide='admin'>
      <Loaded read={read} rows={8}>
        {({ items, drafts }) => (
          <>
            {drafts.length > 0 && (
              <Section title='草稿' note='待审核的草稿需由另一位管理人员发布。'>
                <DraftCells drafts={drafts} />
              </Section>
            )}
            <Section title={`全部项目 ${items.length}个`} note='已发布的版本不再改动;需要调整时新建下一版。'>
              <Programmes items={items} />
            </Section>
            <Problem error={starting.error} />
            <Button variant='secondary' fit='words' loading={starting.busy} onPress={() => void create()}>
              新建项目
            </Button>
          </>
        )}
      </Loaded>
    </Page>
  )
}
