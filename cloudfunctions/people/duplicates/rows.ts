/**
 * Which rows a merge takes along, and how. Rows whose key holds the person are copied under the survivor's id and the old
 * ones deleted (a distributed table cannot move a row otherwise); rows that only refer to the person are changed in place.
 * What is not here stays under the id that it had: history (audit, messages that were sent, entitlement events, visit cards,
 * notices given, objections, decisions on names, changes of imports) that person_merge leads back from; credits for messages
 * are asked for anew.
 */

export interface Moved {
  readonly table: string
  /** The key after person_id, with its types. */
  readonly key: Readonly<Record<string, string>>
  /** A row that the survivor has already stays behind in the image alone; of the others a twin is a conflict. */
  readonly twins: 'dropped' | 'conflict'
  /** Columns that may name the same person once more. */
  readonly renames?: readonly string[]
}

/** Parents first. */
export const moved: readonly Moved[] = [
  { table: 'couple_member', key: { couple_id: 'bigint' }, twins: 'conflict', renames: ['home_person_id'] },
  { table: 'pregnancy', key: { pregnancy_id: 'bigint' }, twins: 'conflict' },
  {
    table: 'pregnancy_dating',
    key: { pregnancy_id: 'bigint', dating_version: 'smallint' },
    twins: 'conflict',
  },
  { table: 'pregnancy_reversal', key: { reversal_id: 'bigint' }, twins: 'conflict' },
  { table: 'voucher', key: { voucher_id: 'bigint' }, twins: 'conflict', renames: ['claimed_by'] },
  { table: 'voucher_event', key: { voucher_id: 'bigint', event_id: 'bigint' }, twins: 'conflict' },
  { table: 'exam_result', key: { result_id: 'bigint' }, twins: 'conflict' },
  { table: 'result_share', key: { result_id: 'bigint', item: 'text' }, twins: 'dropped' },
  { table: 'result_follow_up', key: { follow_up_id: 'bigint' }, twins: 'conflict' },
  {
    table: 'voucher_waiting',
    key: { waiting_id: 'bigint' },
    twins: 'conflict',
    renames: ['claimer', 'asked_by'],
  },
  { table: 'voucher_revocation', key: { revocation_id: 'bigint' }, twins: 'conflict' },
  { table: 'voucher_reversal', key: { reversal_id: 'bigint' }, twins: 'conflict' },
  { table: 'subsidy_application', key: { application_id: 'bigint' }, twins: 'conflict' },
  { table: 'subsidy_event', key: { application_id: 'bigint', event_id: 'bigint' }, twins: 'conflict' },
  { table: 'subsidy_paper', key: { application_id: 'bigint', paper: 'text' }, twins: 'conflict' },
  { table: 'subsidy_objection', key: { objection_id: 'bigint' }, twins: 'conflict' },
  { table: 'contraceptive_order', key: { order_id: 'bigint' }, twins: 'conflict' },
  { table: 'contraceptive_line', key: { order_id: 'bigint', item: 'text' }, twins: 'conflict' },
  { table: 'itinerary', key: { itinerary_id: 'bigint' }, twins: 'conflict' },
  {
    table: 'itinerary_part',
    key: { itinerary_id: 'bigint', part: 'smallint' },
    twins: 'conflict',
    renames: ['voucher_person_id'],
  },
  { table: 'desk_conflict', key: { conflict_id: 'bigint' }, twins: 'conflict' },
  { table: 'attendance', key: { appointment_id: 'bigint' }, twins: 'conflict' },
  { table: 'helper', key: { helper_id: 'bigint' }, twins: 'dropped' },
  { table: 'helper_booking', key: { appointment_id: 'bigint' }, twins: 'dropped' },
  { table: 'booking_pause', key: { pause_id: 'bigint' }, twins: 'dropped' },
  { table: 'waiting_member', key: { waiting_id: 'bigint' }, twins: 'conflict' },
  { table: 'hardship', key: { category: 'text', certified_on: 'date' }, twins: 'dropped' },
  { table: 'consent', key: { purpose: 'text', granted_at: 'timestamptz' }, twins: 'dropped' },
  { table: 'message_hold', key: { hold_id: 'bigint' }, twins: 'dropped' },
  { table: 'task', key: { task_id: 'bigint' }, twins: 'dropped' },
  { table: 'notice', key: { notice_id: 'bigint' }, twins: 'dropped' },
  { table: 'evidence', key: { evidence_id: 'bigint' }, twins: 'dropped' },
  { table: 'screening', key: { screening_id: 'bigint' }, twins: 'dropped' },
  { table: 'declaration', key: { declaration_id: 'bigint' }, twins: 'dropped' },
  { table: 'newborn', key: {}, twins: 'dropped' },
  { table: 'feedback_answer', key: { answer_id: 'bigint' }, twins: 'dropped' },
  { table: 'strategy_application', key: { application_id: 'bigint' }, twins: 'dropped' },
  { table: 'family_order', key: { order_id: 'bigint' }, twins: 'conflict' },
  { table: 'order_event', key: { order_id: 'bigint', event_id: 'bigint' }, twins: 'conflict' },
  { table: 'family_contact', key: { account_key: 'text' }, twins: 'dropped' },
  { table: 'quiet_day', key: { month_day: 'text' }, twins: 'dropped' },
  { table: 'family_certification', key: { certification_id: 'bigint' }, twins: 'dropped' },
  { table: 'self_record', key: { record_id: 'bigint' }, twins: 'dropped' },
  { table: 'mood_check', key: { check_id: 'bigint' }, twins: 'dropped' },
  { table: 'service_rating', key: { voucher_id: 'bigint' }, twins: 'dropped' },
]

export interface Touched {
  readonly table: string
  /** The whole key, with its types. */
  readonly key: Readonly<Record<string, string>>
  readonly columns: readonly string[]
}

/** Numbers and phones are sealed for their person: made anew by the keys, in place. */
export const identifierRow: Touched = {
  table: 'identifier',
  key: { number_index: 'bytea' },
  columns: ['person_id', 'number_sealed'],
}
export const personRow: Touched = {
  table: 'person',
  key: { person_id: 'bigint' },
  columns: [
    'birth_date',
    'phone_sealed',
    'phone_index',
    'ethnicity',
    'marital_status',
    'hukou_village',
    'residence_village',
    'review_reason',
  ],
}
export const coupleRow: Touched = {
  table: 'couple_member',
  key: { person_id: 'bigint', couple_id: 'bigint' },
  columns: ['partner_id', 'home_person_id'],
}
/** Of the vouchers of a partner or a child. */
export const voucherRow: Touched = {
  table: 'voucher',
  key: { person_id: 'bigint', voucher_id: 'bigint' },
  columns: ['partner_id', 'claimed_by'],
}
/** Of the absorbed record's own, before they move: a pregnancy entered twice is closed, its vouchers follow the other. */
export const pregnancyState: Touched = {
  table: 'pregnancy',
  key: { person_id: 'bigint', pregnancy_id: 'bigint' },
  columns: ['state', 'outcome', 'outcome_on'],
}
export const voucherSubject: Touched = {
  table: 'voucher',
  key: { person_id: 'bigint', voucher_id: 'bigint' },
  columns: ['subject'],
}
export const voucherState: Touched = {
  table: 'voucher',
  key: { person_id: 'bigint', voucher_id: 'bigint' },
  columns: ['state', 'step'],
}
export const appointmentRow: Touched = {
  table: 'appointment',
  key: { institution_id: 'bigint', appointment_id: 'bigint' },
  columns: ['person_id', 'partner_id'],
}
export const waitingRow: Touched = {
  table: 'waiting',
  key: { institution_id: 'bigint', waiting_id: 'bigint' },
  columns: ['person_id', 'partner_id'],
}
/** What a partner let the absorbed record read, and a partner's line in which it asked. */
export const shareRow: Touched = {
  table: 'result_share',
  key: { person_id: 'bigint', result_id: 'bigint', item: 'text' },
  columns: ['partner_id'],
}
export const placeRow: Touched = {
  table: 'voucher_waiting',
  key: { person_id: 'bigint', waiting_id: 'bigint' },
  columns: ['claimer', 'asked_by'],
}
export const accountRow: Touched = { table: 'account', key: { account_key: 'text' }, columns: ['person_id'] }
export const newbornRow: Touched = {
  table: 'newborn',
  key: { person_id: 'bigint' },
  columns: ['mother_id'],
}

const words: Readonly<Record<string, string>> = {
  person: '个人信息',
  identifier: '证件',
  couple_member: '婚姻记录',
  pregnancy: '孕期登记',
  pregnancy_dating: '孕周',
  pregnancy_reversal: '孕期登记',
  voucher: '电子券',
  voucher_event: '电子券',
  contraceptive_order: '药具申领',
  subsidy_application: '补助申请',
  itinerary: '一站式行程',
  attendance: '预约',
  waiting_member: '候补',
  waiting: '候补',
  appointment: '预约',
  account: '账号',
}
export const tableWords = (table: string): string => words[table] ?? '其他记录'

/** Every kind of change in place, by its table and its columns: how an unmerge finds back what to restore. */
export const touches: readonly Touched[] = [
  identifierRow,
  personRow,
  coupleRow,
  voucherRow,
  pregnancyState,
  voucherSubject,
  voucherState,
  appointmentRow,
  waitingRow,
  shareRow,
  placeRow,
  accountRow,
  newbornRow,
]
