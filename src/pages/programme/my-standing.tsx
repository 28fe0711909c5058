// Her standing on one programme, and the one thing she can do about it now.
import Taro from '@tarojs/taro'
import type { Standing } from '~types/eligibility'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { ClauseList } from '@/components/clause-list'
import { longDate } from '@/components/date-words'
import { Notice, type NoticeProps } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'

const VERDICTS: Record<Standing['outcome'], { title: string; tone: NonNullable<NoticeProps['tone']> }> = {
  eligible: { title: '您可以享受', tone: 'ok' },
  held: { title: '您已领取电子券', tone: 'ok' },
  used: { title: '您已使用过', tone: 'info' },
  soon: { title: '还没到时间', tone: 'info' },
  needs_review: { title: '还需核对', tone: 'warn' },
  not_eligible: { title: '目前不符合', tone: 'warn' },
}

function words({ outcome, summary, flipsOn, until, reasons, missing }: Standing): string {
  switch (outcome) {
    case 'eligible':
    case 'held':
      return until ? `${summary.replace(/。$/, '')}。请在${longDate(until)}前使用。` : summary
    case 'soon':
      return flipsOn ? `${longDate(flipsOn)}起可以办理,到时会提醒您。` : summary
    case 'needs_review':
      return missing.length > 0
        ? `请补充:${missing.join('、')}。`
        : '部分信息需要核对,请带证件到就近机构办理。'
    case 'used':
    case 'not_eligible':
      return reasons.map(reason => reason.text).join(' ') || summary
  }
}

export function MyStanding({ standing, onChanged }: { standing: Standing; onChanged: () => void }) {
  const claim = useAction('vouchers.claim')
  const { outcome, service, programme } = standing
  const verdict = VERDICTS[outcome]
  const claimNow = async () => {
    const voucher = await claim.run({ programme })
    if (!voucher) return
    toast('已领取电子券')
    onChanged()
    void Taro.navigateTo({ url: `/pages/voucher/index?id=${voucher.voucherId}` })
  }
  const canBook = service !== null && (outcome === 'eligible' || outcome === 'held')
  return (
    <>
      <Section title={standing.title}>
        <Notice tone={verdict.tone} title={verdict.title}>
          {words(standing)}
        </Notice>
        <Problem error={claim.error} />
        {outcome === 'eligible' && standing.hasVoucher && (
          <Button icon='ticket' loading={claim.busy} onPress={() => void claimNow()}>
            领取电子券
          </Button>
        )}
        {outcome === 'held' && (
          <Button icon='ticket' onPress={() => void Taro.switchTab({ url: '/pages/vouchers/index' })}>
            查看电子券
          </Button>
        )}
        {canBook && (
          <Button
            variant='secondary'
            icon='calendar'
            onPress={() => void Taro.navigateTo({ url: `/pages/institutions/index?service=${service}` })}
          >
            {standing.forCouple ? '选择机构,两人一起预约' : '选择机构预约'}
          </Button>
        )}
      </Section>
      <Section title='每项条件' note='依据登记信息逐项核对,信息有误可到窗口更正。'>
        <Card>
          <ClauseList
            clauses={standing.clauses.map(({ text, state }) => ({
              text,
              state: state === 'not_met' ? 'unmet' : state,
            }))}
          />
        </Card>
      </Section>
      {standing.forCouple && (
        <Card flush>
          <Cell
            icon='couple'
            title='关联伴侣'
            note='对方确认后,可以一起预约、共用电子券'
            onPress={() => void Taro.navigateTo({ url: '/pages/partner/index' })}
          />
        </Card>
      )}
    </>
  )
}
