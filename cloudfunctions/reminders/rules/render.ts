/** A message in words: for her own page, for an SMS, for the three fields of a subscribe message. */
import type { City, Stage } from '../../../catalog/city'
import {
  applicationWords,
  appointmentWords,
  neutral,
  orderWords,
  resultWords,
  several,
  smsLimit,
  thingLimit,
  voucherNews,
  voucherWords,
  why,
  type VoucherNews,
} from '../../../catalog/messages'
import type { Programme } from '../../eligibility/rules/programme'
import { fill } from '../../../types/errors'
import type { LocalDate } from '../../../types/schema'
import { readTold, readVouchers } from './told'

export interface MessageContent {
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly lastDay: LocalDate
}

export interface Rendered {
  readonly title: string
  /** Everything, for her own page. */
  readonly body: string
  readonly why: string
  /** At most 60 characters, without the signature. */
  readonly sms: string
  /** Which of the city's subscribe templates carries it. */
  readonly subscribe: string
  /** Within the limits of WeChat's `thing` and `date` fields. */
  readonly fields: { readonly subject: string; readonly time: string; readonly note: string }
  /** The page that the message opens. */
  readonly page: string
}

export interface Reader {
  readonly city: Pick<City, 'stages'>
  /** Those in force. */
  readonly programmes: readonly Pick<Programme, 'code' | 'title'>[]
  /** Programmes whose voucher she holds or may claim now. */
  readonly rights: ReadonlySet<string>
}

export const clip = (text: string, limit: number): string => {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}
const length = (text: string): number => [...text].length
const firstFitting = (texts: readonly string[]): string =>
  texts.find(text => length(text) <= smsLimit) ?? neutral.body

/** `2026年12月3日`, as WeChat's date field wants it. */
const wechatDate = (day: LocalDate): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const shortDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const quiet = (lastDay: LocalDate): Rendered => ({
  title: neutral.title,
  body: neutral.body,
  why: why.other,
  sms: neutral.body,
  subscribe: 'health',
  fields: { subject: neutral.title, time: wechatDate(lastDay), note: '请登录小程序查看' },
  page: 'pages/messages/index',
})

/** A template that is not known any more is told neutrally rather than not at all. */
export function render(message: MessageContent, reader: Reader): Rendered {
  const [room, name] = message.template.split('.')
  if (
    room === 'appointment' &&
    (name === 'booked' || name === 'tomorrow' || name === 'kept' || name === 'move')
  )
    return appointment(message, name)
  if (message.template === 'voucher.ending') return endingVouchers(message, reader)
  if (room === 'voucher' && name !== undefined && isNews(name)) return news(message, name, reader)
  if (message.template === 'result.released') return resultReleased(message)
  if (message.template === 'subsidy.moved') return applicationMoved(message)
  if (room === 'order' && (name === 'scheduled' || name === 'tomorrow')) return order(message, name)
  // Twins are told once, and no message counts children (domain H5).
  const keys = new Set(readTold(message.template, message.params['stages']).map(({ stage }) => stage))
  const stages = [...keys].flatMap(key => reader.city.stages.find(row => row.key === key) ?? [])
  return stages.length === 0 ? quiet(message.lastDay) : stageMessage(stages, message, reader)
}

/** The neutral form of any message (domain C4, rule 7). */
export const renderNeutral = (message: MessageContent, reader: Reader): Rendered => ({
  ...quiet(message.lastDay),
  subscribe: render(message, reader).subscribe,
})

const textOf = (stage: Stage, { rights }: Reader): string =>
  (stage.voucher !== null && !rights.has(stage.voucher) ? stage.smsWithoutVoucher : undefined) ??
  stage.sms ??
  neutral.body

function stageMessage(stages: readonly Stage[], { lastDay }: MessageContent, reader: Reader): Rendered {
  const [first, ...others] = stages
  const texts = stages.map(stage => textOf(stage, reader))
  const things = stages.map(stage => stage.thing ?? neutral.title)
  const [thing = neutral.title] = things
  const count = stages.length
  const programme = reader.programmes.find(({ code }) => code === first?.voucher)
  const reason =
    first?.anchor === 'LMP'
      ? fill(why.pregnancy, { ga: first.gaLabel })
      : first?.anchor === 'BIRTH' || first?.anchor === 'DISCH'
        ? why.birth
        : programme === undefined
          ? why.other
          : fill(why.programme, { programme: programme.title })
  const title = others.length === 0 ? thing : fill(several.more, { thing, count })
  return {
    title,
    body: texts.join('\n'),
    why: reason,
    sms:
      others.length === 0
        ? firstFitting(texts)
        : firstFitting([
            fill(several.sms, { things: things.join(';') }),
            fill(several.sms, { things: fill(several.more, { thing, count }) }),
          ]),
    subscribe: 'health',
    fields: {
      subject: clip(title, thingLimit),
      time: wechatDate(lastDay),
      note: clip(`请在${shortDay(lastDay)}前办理`, thingLimit),
    },
    page: pageOf(first),
  }
}

const pageOf = (stage: Stage | undefined): string => {
  if (stage?.anchor === 'LMP') return 'pages/journey/index'
  return stage?.anchor === 'BIRTH' || stage?.anchor === 'DISCH'
    ? 'care/pages/child/index'
    : 'pages/home/index'
}

/** Titles alone: what a voucher is for says enough, and nothing of why she has it. */
function endingVouchers({ params, lastDay }: MessageContent, { programmes }: Reader): Rendered {
  // Twins have one each of the same.
  const titles = [
    ...new Set(
      readVouchers(params['vouchers']).map(
        ({ programme }) => programmes.find(({ code }) => code === programme)?.title ?? voucherWords.unknown,
      ),
    ),
  ]
  const [first] = titles
  if (first === undefined) return quiet(lastDay)
  const date = shortDay(lastDay)
  const title = titles.length === 1 ? first : fill(several.more, { thing: first, count: titles.length })
  return {
    title: voucherWords.title,
    body: fill(voucherWords.body, { titles: titles.join('、'), date }),
    why: voucherWords.why,
    sms: firstFitting([
      fill(voucherWords.sms, { titles: titles.join('、'), date }),
      fill(voucherWords.sms, { titles: title, date }),
    ]),
    subscribe: 'health',
    fields: {
      subject: clip(title, thingLimit),
      time: wechatDate(lastDay),
      note: clip(fill(voucherWords.note, { date }), thingLimit),
    },
    page: 'pages/vouchers/index',
  }
}

const isNews = (name: string): name is VoucherNews => Object.hasOwn(voucherNews, name)

function news({ params, lastDay }: MessageContent, name: VoucherNews, { programmes }: Reader): Rendered {
  const words = voucherNews[name]
  const title = programmes.find(({ code }) => code === params['programme'])?.title ?? voucherWords.unknown
  const body = fill(words.body, { title })
  return {
    title: words.title,
    body,
    why: voucherWords.why,
    sms: firstFitting([body, fill(words.body, { title: voucherWords.unknown })]),
    subscribe: 'health',
    fields: {
      subject: clip(title, thingLimit),
      time: wechatDate(lastDay),
      note: clip(words.title, thingLimit),
    },
    page: name === 'place' ? 'pages/home/index' : 'pages/vouchers/index',
  }
}

const resultReleased = ({ lastDay }: MessageContent): Rendered => ({
  ...quiet(lastDay),
  title: resultWords.title,
  body: resultWords.body,
  why: resultWords.why,
  sms: resultWords.body,
  fields: {
    subject: resultWords.title,
    time: wechatDate(lastDay),
    note: clip('请到院或预约视频解读', thingLimit),
  },
  page: 'care/pages/results/index',
})

const applicationMoved = ({ lastDay }: MessageContent): Rendered => ({
  ...quiet(lastDay),
  title: applicationWords.title,
  body: applicationWords.body,
  why: applicationWords.why,
  sms: applicationWords.body,
  fields: {
    subject: applicationWords.title,
    time: wechatDate(lastDay),
    note: clip('请登录小程序查看', thingLimit),
  },
  page: 'care/pages/subsidies/index',
})

function order({ params, lastDay }: MessageContent, name: keyof typeof orderWords): Rendered {
  const words = orderWords[name]
  const said = (text: string): string => fill(text, params)
  return {
    title: said(words.title),
    body: said(words.body),
    why: words.why,
    sms: firstFitting(words.sms.map(said)),
    subscribe: 'appointment',
    fields: {
      subject: clip(params['service'] ?? neutral.title, thingLimit),
      time: `${wechatDate(lastDay)} ${params['time'] ?? ''}`.trim(),
      note: clip(params['channel'] ?? '请登录小程序查看', thingLimit),
    },
    page: 'care/pages/orders/index',
  }
}

function appointment({ params, lastDay }: MessageContent, name: keyof typeof appointmentWords): Rendered {
  const words = appointmentWords[name]
  // An empty part leaves its sentence out instead of 「请带。」.
  const without = (text: string, part: string, sentence: RegExp, rest: string): string =>
    params[part] ? text : text.replace(sentence, rest)
  const said = (text: string): string =>
    fill(
      without(
        without(text, 'preparation', /\{preparation\}。/, ''),
        'documents',
        /[,。]?请带\{documents\}。/,
        '。',
      ),
      params,
    )
  const title = said(words.title)
  return {
    title,
    body: said(words.body),
    why: words.why,
    sms: firstFitting(words.sms.map(said)),
    subscribe: 'appointment',
    fields: {
      subject: clip(params['service'] ?? title, thingLimit),
      time: `${params['date']?.includes('年') ? '' : `${lastDay.slice(0, 4)}年`}${params['date'] ?? ''} ${params['time'] ?? ''}`.trim(),
      note: clip(params['institution'] ?? '请登录小程序查看', thingLimit),
    },
    page: 'pages/appointments/index',
  }
}
