// What narrows the list: programme, deadline and worker in sight; town, institution, state and a search behind one press.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { GuidanceState, ListFilters } from '~types/lists'
import type { InstitutionId, ProgrammeCode } from '~types/schema'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { TextInput } from '@/components/text-input'
import { STATES } from '../../guidance-words'

type Counts = Output<'lists.programmes'>
type Due = NonNullable<ListFilters['due']>
type Worker = NonNullable<ListFilters['worker']>
const all = 'all' as const

/** The filters without one, or with it set. */
function withOne<K extends keyof ListFilters>(
  filters: ListFilters,
  key: K,
  value: ListFilters[K],
): ListFilters {
  const { [key]: _, ...rest } = filters
  return value === undefined ? rest : { ...filters, [key]: value }
}
const counted = ({ open, overdue }: { open: number; overdue: number }): string =>
  overdue > 0 ? `待办${open} · 超期${overdue}` : `待办${open}`

/** Only of the programme that was chosen: all figures of all would push the list off the screen. */
const inFull = (item: Counts['items'][number]): string =>
  `${counted(item)} · 符合${item.eligible} · 已领${item.held} · 已用${item.used} · 待核${item.review}`

export function Filters({
  counts,
  filters,
  onChange,
}: {
  counts: Counts
  filters: ListFilters
  onChange: (filters: ListFilters) => void
}) {
  const [more, setMore] = useState(false)
  const [words, setWords] = useState(filters.search ?? '')
  const set = <K extends keyof ListFilters>(key: K, value: ListFilters[K]) =>
    onChange(withOne(filters, key, value))
  const search = () => set('search', words.trim() === '' ? undefined : words.trim())
  // Those on which nothing waits are many, and would push the list off the screen.
  const shown = counts.items.filter(item => more || item.open > 0 || item.programme === filters.programme)
  return (
    <>
      <Choice<ProgrammeCode | typeof all>
        label='选择项目'
        layout='side-by-side'
        options={[
          {
            value: all,
            label: '全部项目',
            note: counted({
              open: counts.items.reduce((sum, one) => sum + one.open, 0),
              overdue: counts.items.reduce((sum, one) => sum + one.overdue, 0),
            }),
          },
          ...shown.map(item => ({
            value: item.programme,
            label: item.title,
            note: item.programme === filters.programme ? inFull(item) : counted(item),
          })),
        ]}
        value={filters.programme ?? all}
        onChange={value => set('programme', value === all ? undefined : value)}
      />
      <Choice<Due | typeof all>
        label='期限'
        layout='side-by-side'
        options={[
          { value: all, label: '不限' },
          { value: 'overdue', label: '已超期' },
          { value: 'week', label: '一周内' },
          { value: 'month', label: '一个月内' },
        ]}
        value={filters.due ?? all}
        onChange={value => set('due', value === all ? undefined : value)}
      />
      <Choice<Worker>
        label='负责人'
        layout='side-by-side'
        options={[
          { value: 'all', label: '全部' },
          { value: 'mine', label: '我负责的' },
        ]}
        value={filters.worker ?? 'all'}
        onChange={value => set('worker', value === 'mine' ? 'mine' : undefined)}
      />
      <Button variant='quiet' fit='words' icon='search' onPress={() => setMore(!more)}>
        {more ? '收起筛选' : '更多筛选'}
      </Button>
      {more && (
        <>
          <Choice<string>
            label='镇(街道)'
            layout='side-by-side'
            options={[
              { value: all, label: '全部' },
              ...counts.regions.map(({ region, name, ...one }) => ({
                value: region,
                label: name,
                note: counted(one),
              })),
            ]}
            value={filters.region ?? all}
            onChange={value => set('region', value === all ? undefined : value)}
          />
          {counts.institutions.length > 0 && (
            <Choice<InstitutionId | typeof all>
              label='转介机构'
              layout='side-by-side'
              options={[
                { value: all, label: '全部' },
                ...counts.institutions.map(({ institutionId, name, ...one }) => ({
                  value: institutionId,
                  label: name,
                  note: counted(one),
                })),
              ]}
              value={filters.institution ?? all}
              onChange={value => set('institution', value === all ? undefined : value)}
            />
          )}
          <Choice<GuidanceState | typeof all>
            label='状态'
            layout='side-by-side'
            options={[
              { value: all, label: '待办' },
              ...(Object.keys(STATES) as GuidanceState[]).map(state => ({
                value: state,
                label: STATES[state],
              })),
            ]}
            value={filters.state ?? all}
            onChange={value => set('state', value === all ? undefined : value)}
          />
          <TextInput
            label='姓名或证件号码'
            optional
            value={words}
            onChange={setWords}
            onDone={search}
            hint='需要完整填写'
          />
          <Button variant='secondary' fit='words' onPress={search}>
            查找
          </Button>
        </>
      )}
    </>
  )
}
