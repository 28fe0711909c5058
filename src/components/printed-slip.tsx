// The slip that is printed and given to her: it is used with the identity card, once.
import type { Slip } from '~types/counter'
import { Button } from './button'
import { longDate } from './date-words'
import { PrintedSheet } from './printed-sheet'

export function PrintedSlip({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const { visit, validUntil } = slip
  const lines = [
    slip.title,
    `${visit ? '签到码' : '券码'} ${slip.code}`,
    ...(validUntil ? [`有效期至${longDate(validUntil)}`] : []),
    ...(visit
      ? [
          `${longDate(visit.day)} ${visit.starts}–${visit.ends}`,
          `${visit.institution},${visit.address},${visit.phone}`,
        ]
      : []),
    ...slip.lines,
    '请携带身份证,与本凭条一起使用;只能使用一次,请勿转借。',
  ]
  return (
    <>
      <PrintedSheet
        heading={visit ? '预约凭条' : '电子券凭条'}
        meta={[slip.name, `${longDate(slip.issuedOn)}打印`]}
        lines={lines}
      />
      <Button variant='quiet' onPress={onClose}>
        关闭凭条
      </Button>
    </>
  )
}
