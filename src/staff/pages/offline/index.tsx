// 离线核对: what desks redeemed without a network and did not count, codes that were refused, and devices that may do so.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { PagedTable } from '@/components/paged-table'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { toast } from '@/components/toast'
import { ConflictList } from '../../offline/conflicts'
import { StaffPage } from '../../staff-page'

type Device = Output<'desk.devices'>['items'][number]

function ConflictSection() {
  const { at, turn } = usePager()
  const read = useQuery('desk.conflicts', at)
  return (
    <Loaded read={read} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Section title='冲突'>
            <Empty icon='check' title='没有待核对的冲突' />
          </Section>
        ) : (
          <ConflictList read={read} turn={turn} />
        )
      }
    </Loaded>
  )
}

function RefusedSection() {
  const { at, turn } = usePager()
  const read = useQuery('desk.refused', at)
  return (
    <Section title='没有入账的离线核销' note='近30天。需要补办的,请对方出示券码,联网后重新核销。'>
      <PagedTable
        read={read}
        turn={turn}
        empty='近30天没有'
        label='没有入账的离线核销'
        rowKey={row => row.recordId}
        columns={[
          { key: 'at', title: '核销时间', width: '190px', cell: row => instantWords(row.at) },
          { key: 'who', title: '姓名', width: '140px', cell: row => row.names.join('、') || '—' },
          { key: 'what', title: '项目', cell: row => row.title },
          { key: 'where', title: '机构', cell: row => row.institution },
          { key: 'why', title: '原因', cell: row => row.text },
        ]}
      />
    </Section>
  )
}

function ScanSection() {
  const { at, turn } = usePager()
  const read = useQuery('desk.refusedScans', at)
  return (
    <Section title='窗口拒绝的券码' note='近30天。只记时间、机构和原因,不记是谁的券。'>
      <PagedTable
        read={read}
        turn={turn}
        empty='近30天没有被拒绝的券码'
        label='窗口拒绝的券码'
        rowKey={row => row.refusalId}
        columns={[
          { key: 'at', title: '时间', width: '190px', cell: row => instantWords(row.at) },
          { key: 'where', title: '机构', cell: row => row.institution },
          { key: 'why', title: '原因', cell: row => row.text },
        ]}
      />
    </Section>
  )
}

function DeviceSection() {
  const { at, turn } = usePager()
  const read = useQuery('desk.devices', at)
  const revoke = useAction('desk.revoke')
  const [one, setOne] = useState<Device>()
  const send = async () => {
    if (one === undefined || !(await revoke.run({ deviceId: one.deviceId }))) return
    setOne(undefined)
    toast('已停用')
    read.reload()
  }
  return (
    <Section title='开通离线核销的设备' note='设备丢失或不再使用时,请立即停用。'>
      <Loaded read={read} rows={3}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='scan' title='还没有开通的设备' note='在核销台点「在本机开通」。' />
          ) : (
            <>
              <Table
                label='开通离线核销的设备'
                rows={items}
                rowKey={row => row.deviceId}
                columns={[
                  { key: 'label', title: '设备', cell: row => row.label },
                  { key: 'where', title: '机构', cell: row => row.institution },
                  {
                    key: 'seen',
                    title: '最近联网',
                    width: '190px',
                    cell: row => (row.lastSeen === null ? '—' : instantWords(row.lastSeen)),
                  },
                  {
                    key: 'act',
                    title: '操作',
                    width: '104px',
                    cell: row => (
                      <Button
                        variant='quiet'
                        fit='words'
                        label={`停用${row.label}`}
                        onPress={() => {
                          revoke.clear()
                          setOne(row)
                        }}
                      >
                        停用
                      </Button>
                    ),
                  },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Dialog
        open={one !== undefined}
        title='停用这台设备?'
        confirm='停用'
        busy={revoke.busy}
        onConfirm={() => void send()}
        onCancel={() => setOne(undefined)}
      >
        <Notice tone='warn'>
          停用后,这台设备还没有上传的核销不再入账。设备还在手边时,请先在核销台上传。
        </Notice>
        <Problem error={revoke.error} />
      </Dialog>
    </Section>
  )
}

export default function OfflinePage() {
  return (
    <StaffPage title='离线核对' here='/staff/pages/offline/index' roles={['clerk', 'manager']}>
      {() => (
        <>
          <ConflictSection />
          <RefusedSection />
          <ScanSection />
          <DeviceSection />
        </>
      )}
    </StaffPage>
  )
}
