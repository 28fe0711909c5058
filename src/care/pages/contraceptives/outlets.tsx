// Where it comes from: outlets, nearest first when she allows a rough position; one that has not enough cannot be chosen.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { InstitutionId } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { distanceWords } from '@/components/distance-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { roughLocation } from '@/platform/location'

type Outlet = Output<'contraceptives.outlets'>['items'][number]
type Item = Output<'contraceptives.catalogue'>['items'][number]
type Line = { readonly item: string; readonly units: number }

const lacking = ({ stock }: Outlet, lines: readonly Line[], items: readonly Item[]): readonly string[] =>
  lines
    .filter(line => (stock[line.item] ?? 0) < line.units)
    .map(line => items.find(({ item }) => item === line.item)?.name ?? line.item)

function optionOf(outlet: Outlet, lines: readonly Line[], items: readonly Item[]) {
  const short = lacking(outlet, lines, items)
  const away = outlet.distance === null ? '' : `距您${distanceWords(outlet.distance)} · `
  return {
    value: outlet.institutionId,
    label: outlet.name,
    note: `${away}${outlet.address}`,
    ...(short.length > 0 ? { unavailable: `${short.join('、')}暂缺` } : {}),
  }
}

export interface OutletsProps {
  lines: readonly Line[]
  items: readonly Item[]
  value: InstitutionId | null
  onChange: (value: InstitutionId) => void
}

export function Outlets({ lines, items, value, onChange }: OutletsProps) {
  const [position, setPosition] = useState<{ latitude: number; longitude: number }>()
  const [where, setWhere] = useState<'unasked' | 'asking' | 'refused'>('unasked')
  const { at, turn } = usePager()
  const read = useQuery('contraceptives.outlets', { ...position, ...at })
  const locate = async () => {
    setWhere('asking')
    const found = await roughLocation()
    if (found.ok) setPosition({ latitude: found.value.latitude, longitude: found.value.longitude })
    setWhere(found.ok ? 'unasked' : 'refused')
  }
  return (
    <Section title='发放点'>
      {!position && (
        <Button variant='secondary' icon='place' loading={where === 'asking'} onPress={() => void locate()}>
          按距离排列
        </Button>
      )}
      {where === 'refused' && <Notice>没有取得位置,已按默认顺序排列,不影响申领。</Notice>}
      <Loaded read={read} rows={3}>
        {({ items: outlets, next }) =>
          outlets.length === 0 ? (
            <Empty icon='place' title='暂无发放点' note='可拨打咨询电话了解。' />
          ) : (
            <>
              <Choice
                label='选择发放点'
                value={value}
                onChange={onChange}
                options={outlets.map(outlet => optionOf(outlet, lines, items))}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
