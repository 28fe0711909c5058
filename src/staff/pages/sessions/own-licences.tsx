// The institution's own licences, when one ends soon or is missing; the manager renews them.
import { useQuery } from '@/api/use-query'
import { longDate } from '@/components/date-words'
import { licenceState } from '@/components/licence-words'
import { Notice } from '@/components/notice'

/** Silent while it loads or fails: it is a reminder beside the work, not the work. */
export function OwnLicences() {
  const read = useQuery('licences.list', {})
  const due = (read.data?.items ?? []).filter(row => licenceState(row.held?.daysLeft ?? null).tone !== 'ok')
  return (
    <>
      {due.map(({ capability, name, held }) => (
        <Notice key={capability} tone='warn' title={`${name}: ${licenceState(held?.daysLeft ?? null).text}`}>
          {held === null
            ? '没有有效许可的日期不能预约,也不能核销,请联系主管人员登记。'
            : `有效期至${longDate(held.to)}。之后的日期不能预约,也不能核销,请及时办理续期并报主管人员登记。`}
        </Notice>
      ))}
    </>
  )
}
