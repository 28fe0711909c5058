// What a figure asks for, in calm words; the bounds and their sources stand in the backend's `rules/advice.ts`.
import type { SelfRecord, SelfRecordKind } from '~types/diary'
import { Notice } from '@/components/notice'

const TODAY: Record<SelfRecordKind, string> = {
  blood_pressure:
    '血压偏高较多。请休息15分钟再测一次;仍然偏高,或有头痛、眼花、上腹痛,请当天到医院,必要时拨打120。',
  glucose: '血糖偏低。请先吃含糖的食物,15分钟后再测;仍然偏低或不舒服,请当天就医。',
  movement: '2小时里少于10次。请当天到医院检查;明显减少或消失,请立即去,必要时拨打120。',
  weight: '',
}
const TELL: Record<SelfRecordKind, string> = {
  blood_pressure: '血压偏高。请每天定时再测,把记录给医生看;有头痛、眼花请当天就医。',
  glucose: '高于常用的控制目标。请按医生的安排饮食和活动,把记录给医生看。',
  movement: '',
  weight: '',
}

export function Asks({ advice, kind }: { advice: SelfRecord['advice']; kind: SelfRecordKind }) {
  if (advice === 'none') return <Notice>已记录。自己测的数字只供参考,身体不舒服时请直接就医。</Notice>
  return advice === 'today' ? (
    <Notice tone='warn' title='请当天就医'>
      {TODAY[kind]}
    </Notice>
  ) : (
    <Notice tone='warn' title='请告诉医生'>
      {TELL[kind]}
    </Notice>
  )
}
