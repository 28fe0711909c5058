// After three absences: where she books meanwhile, and from when she books here again.
import { useQuery } from '@/api/use-query'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'

export function Paused() {
  const pause = useQuery('absence.mine', {}).data?.pause ?? null
  if (pause === null) return null
  return (
    <Notice title={`${longDate(pause.again)}起可继续网上预约`}>
      {`近90天有${String(pause.missed)}次约好没有来。为了把位置留给需要的人,在此之前请到窗口或打机构电话预约,孕期检查不受影响。有特殊情况请告诉窗口,可以提前恢复。来不了时提前取消,就不计入。`}
    </Notice>
  )
}
