// 券统计: vouchers offered, claimed, redeemed, expired, with their rates, by programme, town, institution or month.
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import type { Dimension } from '~types/statistics'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { monthWords } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { shiftMonth } from '@/components/month-grid'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { semantics } from '@/components/semantics'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { printPage } from '@/platform/print-page'
import { bytesOf, saveFile } from '@/platform/save-file'
import './index.scss'

type Figures = Output<'statistics.vouchers'>
type Row = Figures['rows'][number]
type Share = Row['used']

const SPANS = [
  { value: '1', label: '本月' },
  { value: '6', label: '近半年' },
  { value: '12', label: '近一年' },
] as const
type Span = (typeof SPANS)[number]['value']
const BY: readonly { value: Dimension; label: string }[] = [
  { value: 'programme', label: '项目' },
  { value: 'town', label: '乡镇' },
  { value: 'institution', label: '机构' },
  { value: 'month', label: '月份' },
]

const shown = (count: number | null): string => (count === null ? '少于10' : String(count))
/** A rate of nothing, or of few that are not told, is no number. */
const percent = ({ part, whole }: Share): string =>
  part === null || whole === null || whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`
const parts = ({ part, whole }: Share): string => `${shown(part)} ÷ ${shown(whole)}`

function Bars({ rows, titleOf }: { rows: readonly Row[]; titleOf: (row: Row) => string }) {
  const most = Math.max(1, ...rows.map(row => row.redeemed ?? 0))
  return (
    <View {...semantics({ role: 'list', label: '核销数' })}>
      {rows.map(row => (
        <View key={row.key} className='yy-stat-row' {...semantics({ role: 'listitem' })}>
          <View className='yy-stat-head'>
            <Text>{titleOf(row)}</Text>
            <Text>{shown(row.redeemed)}</Text>
          </View>
          <View className='yy-stat-track' {...semantics({ hidden: true })}>
            <View
              className='yy-stat-fill'
              style={{ width: `${Math.round((100 * (row.redeemed ?? 0)) / most)}%` }}
            />
          </View>
        </View>
      ))}
    </View>
  )
}

function Behind({ row, formulas, site }: { row: Row; formulas: string; site: boolean }) {
  return (
    <>
      <Card flush>
        {!site && (
          <>
            <Cell title='核销率' value={percent(row.used)} note='有效期在这段时间内结束的券中,已核销的' />
            <Cell title='分子 ÷ 分母' value={parts(row.used)} />
          </>
        )}
        <Cell title='时限符合率' value={percent(row.inWindow)} note='已核销的券中,在项目规定时间内核销的' />
        <Cell title='分子 ÷ 分母' value={parts(row.inWindow)} />
      </Card>
      <Notice>{row.version === null ? formulas : `${formulas},项目现行版本第${row.version}版`}</Notice>
    </>
  )
}

function Results({ data, asked }: { data: Figures; asked: Input<'statistics.vouchers'> }) {
  const { by } = asked
  const [row, setRow] = useState<Row>()
  const file = useAction('statistics.export')
  const takeOut = async () => {
    const made = await file.run({ ...asked, format: 'xlsx' })
    if (made) saveFile(made.name, made.type, bytesOf(made.content))
  }
  if (data.rows.length === 0)
    return <Empty icon='ticket' title='这段时间没有记录' note='有居民符合条件、领取或核销后会出现在这里。' />
  const titleOf = (one: Row): string => (by === 'month' ? monthWords(one.key) : one.title)
  // What somebody is offered or claims belongs to no institution.
  const site = by === 'institution'
  const everywhere = site
    ? []
    : [
        { key: 'offered', title: '可领取', width: '84px', numeric: true, cell: (r: Row) => shown(r.offered) },
        { key: 'claimed', title: '领取', width: '84px', numeric: true, cell: (r: Row) => shown(r.claimed) },
        { key: 'booked', title: '预约', width: '84px', numeric: true, cell: (r: Row) => shown(r.booked) },
      ]
  const afterwards = site
    ? []
    : [
        { key: 'expired', title: '过期', width: '84px', numeric: true, cell: (r: Row) => shown(r.expired) },
        { key: 'used', title: '核销率', width: '84px', numeric: true, cell: (r: Row) => percent(r.used) },
      ]
  return (
    <>
      <Section title='核销数'>
        <Card>
          <Bars rows={data.rows} titleOf={titleOf} />
        </Card>
      </Section>
      <Section title='各项数字' note={`${data.formulas}。点开一行可看分子和分母。`}>
        <Table
          label='各项数字'
          rows={data.rows}
          rowKey={one => one.key}
          onRow={setRow}
          columns={[
            { key: 'title', title: '名称', cell: titleOf },
            ...everywhere,
            {
              key: 'redeemed',
              title: '核销',
              width: '84px',
              numeric: true,
              cell: one => shown(one.redeemed),
            },
            {
              key: 'resulted',
              title: '结果已出',
              width: '84px',
              numeric: true,
              cell: one => shown(one.resulted),
            },
            ...afterwards,
            {
              key: 'window',
              title: '时限符合率',
              width: '110px',
              numeric: true,
              cell: one => percent(one.inWindow),
            },
          ]}
        />
        {process.env.TARO_ENV === 'h5' && (
          <>
            <Button variant='quiet' fit='words' icon='print' onPress={() => void printPage()}>
              打印
            </Button>
            <Button
              variant='quiet'
              fit='words'
              icon='outbox'
              loading={file.busy}
              onPress={() => void takeOut()}
            >
              导出Excel表格
            </Button>
            <Problem error={file.error} />
          </>
        )}
      </Section>
      <Sheet open={row !== undefined} title={row ? titleOf(row) : ''} onClose={() => setRow(undefined)}>
        {row && <Behind row={row} formulas={data.formulas} site={site} />}
      </Sheet>
    </>
  )
}

function Statistics({ today }: { today: string }) {
  const [span, setSpan] = useState<Span>('6')
  const [by, setBy] = useState<Dimension>('programme')
  const asked = { from: shiftMonth(today, 1 - Number(span)), to: shiftMonth(today, 0), by }
  const read = useQuery('statistics.vouchers', asked)
  return (
    <>
      <Choice label='时间' layout='side-by-side' options={SPANS} value={span} onChange={setSpan} />
      <Choice label='统计方式' layout='side-by-side' options={BY} value={by} onChange={setBy} />
      <Loaded read={read} rows={6}>
        {data => <Results key={by} data={data} asked={asked} />}
      </Loaded>
    </>
  )
}

export default function StatisticsPage() {
  const me = useMe()
  return (
    <Page title='券统计' wide='admin'>
      <Loaded read={me}>{({ today }) => <Statistics today={today} />}</Loaded>
    </Page>
  )
}
