// 家庭登记: the village reports, an officer decides; certified families with their contact persons and quiet days.
import { useState } from 'react'
import { StaffPage } from '../../staff-page'
import { Families } from './families'
import { ReportForm } from './report-form'
import { Reports } from './reports'

function Certify({ officer }: { officer: boolean }) {
  const [turn, setTurn] = useState(0)
  const again = () => setTurn(turn + 1)
  return (
    <>
      {!officer && <ReportForm onDone={again} />}
      <Reports key={`reports ${turn}`} officer={officer} onDecided={again} />
      <Families key={`families ${turn}`} officer={officer} />
    </>
  )
}

export default function CertifyPage() {
  return (
    <StaffPage title='家庭登记' here='/staff/pages/certify/index' roles={['health_worker', 'manager']}>
      {staff => <Certify officer={staff.role === 'manager'} />}
    </StaffPage>
  )
}
