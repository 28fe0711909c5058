// What several services share: a room, a device, a doctor, a desk; how many people at one time.
import { useState } from 'react'
import type { Resource } from '~types/sessions'
import { useAction } from '@/api/use-action'
import { useQuery, type Read } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { FaultsView } from '@/components/faults-view'
import { Loaded } from '@/components/loaded'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { Where } from './index'

const KINDS: Record<Resource['kind'], string> = {
  room: '诊室',
  device: '设备',
  doctor: '医生',
  desk: '窗口',
}
const kinds = ['room', 'device', 'doctor', 'desk'] as const

export const useResources = (where: Where): Read<{ items: Resource[] }> =>
  useQuery('sessions.resources', where)

function Edit({ one, where, onDone }: { one: Resource | null; where: Where; onDone: () => void }) {
  const [name, setName] = useState(one?.name ?? '')
  const [kind, setKind] = useState<Resource['kind']>(one?.kind ?? 'room')
  const [places, setPlaces] = useState(one === null ? '' : String(one.places))
  const put = useAction('sessions.putResource')
  const count = Number(places)
  const complete = name.trim().length >= 2 && Number.isInteger(count) && count >= 1 && count <= 200
  const send = async () => {
    const id = one === null ? {} : { resourceId: one.resourceId }
    if (!(await put.run({ ...where, ...id, name, kind, places: count }))) return
    toast('已保存')
    onDone()
  }
  return (
    <>
      <TextInput label='名称' value={name} maxLength={20} onChange={setName} placeholder='如: 超声室' />
      <Choice
        label='类别'
        layout='side-by-side'
        value={kind}
        onChange={setKind}
        options={kinds.map(value => ({ value, label: KINDS[value] }))}
      />
      <TextInput
        label='同一时间可接待人数'
        kind='number'
        value={places}
        maxLength={3}
        onChange={setPlaces}
        hint='共用它的各项目时段,同一时间的名额合计不超过这个数'
      />
      {put.error !== undefined && <FaultsView error={put.error} />}
      <Button loading={put.busy} disabled={!complete} onPress={() => void send()}>
        保存
      </Button>
    </>
  )
}

export function Resources({
  read,
  where,
  onDone,
}: {
  read: ReturnType<typeof useResources>
  where: Where
  onDone: () => void
}) {
  const [one, setOne] = useState<Resource | null>()
  return (
    <Section title='共用的诊室和设备' note='几个项目共用一间诊室、一台设备时,在这里登记,安排时段时选用。'>
      <Loaded read={read} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon='list' title='没有登记共用的诊室或设备' />
          ) : (
            <Table
              label='共用的诊室和设备'
              rows={items}
              rowKey={row => row.resourceId}
              onRow={setOne}
              columns={[
                { key: 'name', title: '名称', cell: row => row.name },
                { key: 'kind', title: '类别', width: '110px', cell: row => KINDS[row.kind] },
                {
                  key: 'places',
                  title: '同时接待',
                  width: '130px',
                  numeric: true,
                  cell: row => `${row.places}人`,
                },
              ]}
            />
          )
        }
      </Loaded>
      <Button variant='secondary' onPress={() => setOne(null)}>
        登记诊室或设备
      </Button>
      <Sheet open={one !== undefined} title={one?.name ?? '登记诊室或设备'} onClose={() => setOne(undefined)}>
        {one !== undefined && (
          <Edit
            key={one?.resourceId ?? 'new'}
            one={one}
            where={where}
            onDone={() => {
              setOne(undefined)
              onDone()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}
