// Her standing on one programme, and the one thing she can do about it now.
import Taro from '@tarojs/taro'
import type { Standing } from '~types/eligibility'
import type { PersonId, ServiceCode, VoucherId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { ClauseList } from '@/components/clause-list'
import { longDate } from '@/components/date-words'
import { GapCells } from '@/components/gap-cells'
import { healthDesk } from '@/components/health-desk'
import { Notice, type NoticeProps } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { Waiting } from './waiting'

const open = (url: string) => void Taro.navigateTo({ url })
const institutionsOf = (service: ServiceCode): string => `/pages/institutions/index?service=${service}`

const VERDICTS: Record<Standing['outcome'], { title: string; tone: NonNullable<NoticeProps['tone']> }> = {
  eligible: { title: '您可以享受', tone: 'ok' },
  held: { title: '您已领取电子券', tone: 'ok' },
  used: { title: '您已使用过', tone: 'info' },
  soon: { title: '还没到时间', tone: 'info' },
  needs_review: { title: '还需核对', tone: 'warn' },
  not_eligible: { title: '目前不符合', tone: 'warn' },
}

function words({ outcome, summary, flipsOn, until, reasons, missing, changes }: Standing): string {
  switch (outcome) {
    case 'eligible':
    case 'held':
      return until ? `${summary.replace(/。$/, '')}。请在${longDate(until)}前使用。` : summary
    case 'soon': {
      const why = changes.find(change => change.on === flipsOn)?.text
      return flipsOn ? `${longDate(flipsOn)}起可以办理${why === undefined ? '' : `(${why})`}。` : summary
    }
    case 'needs_review':
      return missing.length > 0 ? '补齐下面的信息就能得到答复。' : '部分信息需要核对,请带证件到就近机构办理。'
    case 'used':
    case 'not_eligible':
      return reasons.map(reason => reason.text).join(' ') || summary
  }
}

/** Told, never in the way. */
function Warnings({ warnings }: Pick<Standing, 'warnings'>) {
  return (
    <>
      {warnings.map(({ code, text }) => (
        <Notice key={code} title='请了解'>
          {text}
        </Notice>
      ))}
    </>
  )
}

function Changes({ changes }: Pick<Standing, 'changes'>) {
  return (
    <Section title='怎样可以改变' note='下面每一项都做到后,会按新的情况重新判断。'>
      <Card flush>
        {changes.map(({ text, page }) => (
          <Cell
            key={text}
            icon='forward'
            title={text}
            {...(page === null ? {} : { onPress: () => open(page) })}
          />
        ))}
      </Card>
    </Section>
  )
}

export interface MyStandingProps {
  standing: Standing
  /** Whose standing it is, when it is not her own. */
  child: PersonId | null
  /** What to do once it is hers. */
  next: string
  onChanged: () => void
}

export function MyStanding({ standing, child, next, onChanged }: MyStandingProps) {
  const claim = useAction('vouchers.claim')
  const linked = useMe().data?.partner.state === 'linked'
  const { outcome, service, programme } = standing
  const verdict = VERDICTS[outcome]
  const claimNow = async () => {
    const voucher = await claim.run({ programme, ...(child === null ? {} : { child }) })
    if (voucher) claimed(voucher.voucherId)
  }
  const claimed = (voucherId: VoucherId) => {
    toast('已领取电子券')
    onChanged()
    open(`/pages/voucher/index?id=${voucherId}`)
  }
  const canBook = service !== null && (outcome === 'eligible' || outcome === 'held')
  return (
    <>
      <Section title={standing.title}>
        <Notice tone={verdict.tone} title={verdict.title}>
          {words(standing)}
        </Notice>
        <Warnings warnings={standing.warnings} />
        {outcome === 'eligible' && !standing.hasVoucher && <Notice title='下一步'>{next}</Notice>}
        <Problem error={claim.error} />
        {outcome === 'eligible' && standing.hasVoucher && (
          <Waiting
            programme={programme}
            child={child}
            usedUp={claim.error?.code === 'QUOTA_YEAR'}
            onClaimed={claimed}
          >
            <Button icon='ticket' loading={claim.busy} onPress={() => void claimNow()}>
              领取电子券
            </Button>
          </Waiting>
        )}
        {outcome === 'held' && (
          <Button icon='ticket' onPress={() => void Taro.switchTab({ url: '/pages/vouchers/index' })}>
            查看电子券
          </Button>
        )}
        {canBook && (
          <Button variant='secondary' icon='calendar' onPress={() => open(institutionsOf(service))}>
            {standing.forCouple ? '选择机构,两人一起预约' : '选择机构预约'}
          </Button>
        )}
      </Section>
      {outcome === 'needs_review' && standing.missing.length > 0 && (
        <Section title='请补充'>
          <GapCells
            gaps={standing.missing}
            counter={service === null ? { name: healthDesk(programme) } : { page: institutionsOf(service) }}
          />
        </Section>
      )}
      {outcome === 'not_eligible' && standing.changes.length > 0 && <Changes changes={standing.changes} />}
      <Section title='每项条件' note='依据登记信息逐项核对,信息有误可到窗口更正。'>
        <Card>
          <ClauseList
            clauses={standing.clauses.map(({ text, state, flipsOn }) => ({
              text,
              state: state === 'not_met' ? 'unmet' : state,
              ...(flipsOn === null || state === 'unknown' ? {} : { flipsOn }),
            }))}
          />
        </Card>
      </Section>
      {standing.forCouple && !linked && (
        <Card flush>
          <Cell
            icon='couple'
            title='关联伴侣'
            note='对方确认后,可以一起预约、共用电子券'
            onPress={() => open('/pages/partner/index')}
          />
        </Card>
      )}
    </>
  )
}
