// 门诊时段: what an institution offers every week, the days that differ, and who has to be asked to move.
import { useState } from 'react'
import type { InstitutionId } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { StaffPage } from '../../staff-page'
import { Exceptions } from './exceptions'
import { OwnLicences } from './own-licences'
import { Proposals } from './proposals'
import { Releases } from './releases'
import { Resources, useResources } from './resources'
import { ToMove } from './to-move'
import { Weeks } from './weeks'

/** Whose sessions: a clerk works at one institution, a manager chooses. */
export interface Where {
  institutionId?: InstitutionId
}

function Sessions({ where }: { where: Where }) {
  const [made, setMade] = useState(0)
  const week = useQuery('sessions.week', where)
  const resources = useResources(where)
  const shared = resources.data?.items ?? []
  const done = () => {
    week.reload()
    setMade(made + 1)
  }
  return (
    <Loaded read={week} rows={6}>
      {data => (
        <>
          {where.institutionId === undefined && <OwnLicences />}
          <ToMove key={`move ${made}`} where={where} />
          <Weeks week={data} where={where} resources={shared} onDone={done} />
          <Proposals key={`registry ${made}`} where={where} onDone={done} />
          <Exceptions key={`days ${made}`} week={data} where={where} resources={shared} onDone={done} />
          <Releases key={`releases ${made}`} week={data} where={where} />
          <Resources read={resources} where={where} onDone={resources.reload} />
        </>
      )}
    </Loaded>
  )
}

function OneOfMany() {
  const { at, turn } = usePager()
  const read = useQuery('sessions.institutions', at)
  const [one, setOne] = useState<InstitutionId>()
  if (one !== undefined)
    return (
      <>
        <Button variant='quiet' icon='back' onPress={() => setOne(undefined)}>
          选择其他机构
        </Button>
        <Sessions where={{ institutionId: one }} />
      </>
    )
  return (
    <Section title='选择机构'>
      <Loaded read={read} rows={5}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='home' title='辖区内没有机构' />
          ) : (
            <>
              <Table
                label='机构'
                rows={items}
                rowKey={row => row.institutionId}
                onRow={row => setOne(row.institutionId)}
                columns={[{ key: 'name', title: '机构', cell: row => row.name }]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

export default function SessionsPage() {
  return (
    <StaffPage title='门诊时段' here='/staff/pages/sessions/index' roles={['clerk', 'manager']}>
      {staff => (staff.role === 'clerk' ? <Sessions where={{}} /> : <OneOfMany />)}
    </StaffPage>
  )
}
