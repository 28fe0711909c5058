/** A leased message with all that sending it needs: what it still tells, to whom, in which words. */
import type { City, Stage } from '../../catalog/city'
import { silence } from '../../catalog/silence'
import type { Instant, LocalDate } from '../../types/schema'
import { addDays, ageOn } from '../eligibility/rules/calendar'
import type { Programme } from '../eligibility/rules/programme'
import { openPhone } from '../people/sealed'
import { dateOf } from '../platform/clock'
import type { SmsLetter, WechatLetter } from '../platform/sender'
import { datingLmp, gaDaysOn } from '../pregnancy/rules/dating'
import { windowsOf } from '../pregnancy/rules/window'
import { pregnancySubject } from '../vouchers/rules/subject'
import { topicOf } from '../feedback/rules/topic'
import type { Services } from '../service/context'
import type { MessageRow } from './queries/outbox'
import type { SendingFacts } from './queries/sending-facts'
import { courseOf } from './rules/courses'
import { isBooked, isDone, type Days } from './rules/done'
import type { GateFacts, Quiet } from './rules/gate'
import { render, renderNeutral, type Rendered } from './rules/render'
import { rightsOf } from './rules/rights'
import { silentUntil } from './rules/silent-days'
import { isOpenAfterBirth } from './rules/told-birth'
import { readTold, readVouchers, writeTold, writeVouchers, type Told, type ToldVoucher } from './rules/told'

/** Messages of the same person earlier in the same batch count as sent. */
export interface Counted {
  sent: number
  credits: Map<string, number>
}

export interface Letter {
  readonly message: MessageRow
  readonly facts: SendingFacts
  readonly told: readonly Told[]
  /** All that it tells is done, booked, or not hers. */
  readonly nothingLeft: boolean
  /** All that is left to tell is what she asked to hear nothing of: until that day, or for good. */
  readonly quiet: Quiet | null
  readonly params: Readonly<Record<string, string>>
  /** For her own page and for a worker. */
  readonly words: Rendered
  /** As it leaves: neutral where others may read it. */
  readonly outside: Rendered
}

const adult = 18

export function letterOf(
  { city }: Pick<Services, 'city'>,
  programmes: readonly Programme[],
  message: MessageRow,
  facts: SendingFacts,
  now: Instant,
): Letter {
  const today = dateOf(now)
  const rights = rightsOf(programmes, facts.eligible, facts.vouchers)
  const open = openOnes(city, rights, message, facts, now)
  const told = open.filter(({ stage }) => quietOf(city, stage, facts.quiet) === null)
  const vouchers = endingVouchers(programmes, message, facts)
  const params = {
    ...message.params,
    ...(message.params['stages'] === undefined ? {} : { stages: writeTold(told) }),
    ...(vouchers === null ? {} : { vouchers: writeVouchers(vouchers) }),
  }
  const content = { template: message.template, params, lastDay: message.last_day }
  const reader = { city, programmes, rights }
  const words = render(content, reader)
  const minor = facts.birth_date !== null && ageOn(facts.birth_date, today) < adult
  return {
    message,
    facts,
    told,
    nothingLeft:
      placeTaken(message, facts) ||
      (vouchers === null
        ? message.template.startsWith('stage.') && told.length === 0
        : vouchers.length === 0),
    quiet:
      told.length > 0 ? null : earliest(open.flatMap(({ stage }) => quietOf(city, stage, facts.quiet) ?? [])),
    params,
    words,
    outside: minor || facts.phone_shared ? renderNeutral(content, reader) : words,
  }
}

/** Stages of the message that are neither done nor booked nor somebody else's. */
function openOnes(
  city: City,
  rights: ReadonlySet<string>,
  message: MessageRow,
  facts: SendingFacts,
  now: Instant,
): readonly Told[] {
  return readTold(message.template, message.params['stages']).filter(told => {
    const stage = city.stages.find(row => row.key === told.stage)
    if (
      stage === undefined ||
      (stage.onlyWithVoucher && (stage.voucher === null || !rights.has(stage.voucher)))
    )
      return false
    const birth = facts.births.find(({ id }) => id === told.about)
    if (told.about !== undefined && courseOf(stage) !== 'plan')
      return birth !== undefined && isOpenAfterBirth(stage, told.occurrence, birth, facts, city.stages, now)
    return isOpen(city, stage, told, message, facts)
  })
}

/** Of a pregnancy, a plan, or a first contact. */
function isOpen(city: City, stage: Stage, told: Told, message: MessageRow, facts: SendingFacts): boolean {
  const record = {
    bookletOn: facts.booklet_on,
    scanned: facts.scanned,
    vouchers: facts.vouchers.filter(
      ({ subject }) => message.pregnancy_id === null || subject === pregnancySubject(message.pregnancy_id),
    ),
    visits: facts.visits,
  }
  // Who is pregnant, or took the plan back, has nothing to prepare.
  if (told.about !== undefined && (facts.pregnant || facts.planned_on === null)) return false
  const days = daysOf(stage, told.occurrence, message, facts)
  if (isDone(stage, days, record, city.stages) || isBooked(stage, days, record)) return false
  if (stage.singleton && (facts.fetuses ?? 1) > 1) return false
  // A first contact is over when the voucher is in hand: what follows are the voucher's own messages.
  const held = record.vouchers.some(
    ({ programme, state }) => programme === stage.voucher && state === 'claimed',
  )
  return !(message.kind === 'service' && held)
}

/**
 * Vouchers of the message that still end when it was said: neither used, ended nor extended, nor held for an appointment.
 * Null when the message is about no voucher.
 */
function endingVouchers(
  programmes: readonly Programme[],
  message: MessageRow,
  facts: SendingFacts,
): readonly ToldVoucher[] | null {
  if (message.template !== 'voucher.ending') return null
  return readVouchers(message.params['vouchers']).filter(({ id, programme }) => {
    const held = facts.vouchers.find(voucher => voucher.id === id)
    const service = programmes.find(({ code }) => code === programme)?.service
    const booked = facts.visits.some(visit => visit.service === service && visit.state === 'booked')
    // The week before is the first of them, so an end further off was moved.
    return held?.state === 'claimed' && held.until <= addDays(message.last_day, 6) && !booked
  })
}

/** She has claimed what a place was held for. */
const placeTaken = ({ template, params }: MessageRow, { vouchers }: SendingFacts): boolean =>
  template === 'voucher.place' &&
  vouchers.some(({ programme, state }) => programme === params['programme'] && state === 'claimed')

/** Of several answers the quietest holds. Null: she may be told. */
function quietOf(city: City, stage: string, quiet: SendingFacts['quiet']): Quiet | null {
  const row = city.stages.find(({ key }) => key === stage)
  if (row === undefined) return null
  const topic = topicOf(row, city.stages)
  const days = quiet.filter(one => one.topic === topic).map(({ until }) => until)
  if (days.length === 0) return null
  return days.reduce<Quiet>((latest, day) => {
    if (latest === 'closed' || day === null) return 'closed'
    return day > latest ? day : latest
  }, '0001-01-01' as LocalDate)
}

const earliest = (quiet: readonly Quiet[]): Quiet | null =>
  quiet.filter(day => day !== 'closed').sort()[0] ?? (quiet.length > 0 ? 'closed' : null)

/** The window by the dating or the planned day; of anything else from any day to the message's last. */
function daysOf(stage: Stage, occurrence: number, message: MessageRow, facts: SendingFacts): Days {
  const any = { opensOn: '0001-01-01' as LocalDate, closesOn: message.last_day }
  const anchor =
    stage.anchor === 'LMP' && facts.edd !== null
      ? datingLmp(facts.edd)
      : stage.anchor === 'PLAN'
        ? facts.planned_on
        : null
  if (anchor === null) return any
  const windows = windowsOf(stage, anchor)
  return (windows.length > 1 ? windows[occurrence - 1] : windows[0]) ?? any
}

export function gateFacts(
  services: Services,
  letter: Letter,
  today: LocalDate,
  counted: Counted,
  channels: { readonly wechat: boolean; readonly sms: boolean },
): GateFacts {
  const { message, facts, words } = letter
  return {
    now: services.clock.now(),
    kind: message.kind,
    urgency: message.urgency,
    lastDay: message.last_day,
    alive: facts.alive,
    resident: facts.resident,
    held: facts.held,
    byHumanOnly: facts.special_family,
    silentUntil: facts.special_family
      ? silentUntil(today, {
          rules: services.city.silence ?? silence,
          ...services.city,
          own: facts.quiet_days,
        })
      : null,
    ownOrder: message.template.startsWith('order.'),
    pregnancy:
      message.pregnancy_id === null
        ? null
        : {
            ongoing: facts.pregnancy_state === 'ongoing',
            // A message that is about no week of it holds under any dating.
            datingCurrent: message.dating_version === null || facts.dating_version === message.dating_version,
            gaDays: facts.edd === null ? null : gaDaysOn(facts.edd, today),
          },
    quiet: letter.quiet,
    nothingLeft: letter.nothingLeft,
    sentToday: facts.sent_today + counted.sent,
    sentInSevenDays: facts.sent_in_seven_days + counted.sent,
    wechat:
      channels.wechat &&
      facts.openid_sealed !== null &&
      services.city.templates[words.subscribe] !== undefined &&
      (facts.credits[words.subscribe] ?? 0) > (counted.credits.get(words.subscribe) ?? 0),
    sms: channels.sms && facts.sms_consent && facts.phone_sealed !== null,
    preferred: facts.preferred,
  }
}

export function wechatLetter({ vault, city }: Services, letter: Letter): WechatLetter | null {
  const { facts, outside, message } = letter
  const template = city.templates[outside.subscribe]
  if (template === undefined || facts.openid_sealed === null || facts.account_key === null) return null
  const { fields } = template
  return {
    key: message.message_id,
    openid: vault.open(facts.openid_sealed, `account_openid.openid:${facts.account_key}`),
    templateId: template.templateId,
    page: outside.page,
    data: {
      [fields.subject]: outside.fields.subject,
      [fields.time]: outside.fields.time,
      [fields.note]: outside.fields.note,
    },
  }
}

export function smsLetter({ vault, city }: Services, letter: Letter): SmsLetter | null {
  const { facts, outside, message } = letter
  if (facts.phone_sealed === null) return null
  return {
    key: message.message_id,
    phone: openPhone(vault, message.person_id, facts.phone_sealed),
    text: outside.sms,
    signature: city.signature,
  }
}
