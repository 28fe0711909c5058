/** Free contraceptives (Nan'an's catalogue): what may be ordered, how much a month, and what a clinic does instead. */

export interface Contraceptive {
  readonly item: string
  readonly name: string
  readonly unit: string
  /** Said before it is chosen. */
  readonly note: string
  /** The most of one order, which is one a month. The amounts are this product's default, not a norm. */
  readonly most: number
}

export const contraceptives: readonly Contraceptive[] = [
  { item: 'condom', name: '避孕套', unit: '只', most: 20, note: '各型号混装,可兼防感染' },
  {
    item: 'short_pill',
    name: '短效口服避孕药',
    unit: '板',
    most: 2,
    note: '首次使用前请先咨询医生,哺乳期不宜',
  },
  { item: 'topical', name: '外用避孕药', unit: '盒', most: 2, note: '使用前请阅读说明书' },
  { item: 'emergency_pill', name: '速效口服避孕药', unit: '盒', most: 1, note: '仅供补救,不能代替常规避孕' },
]

/** What needs a doctor's hand: shown with the way to the clinic, never ordered. */
export interface ClinicMethod {
  readonly name: string
  readonly note: string
}

export const clinicMethods: readonly ClinicMethod[] = [
  { name: '宫内节育器', note: '由医生放置,可用5至10年' },
  { name: '皮下埋植', note: '由医生放置,可用3至5年' },
]

/** The programme whose monthly entitlement an order uses. */
export const contraceptiveProgramme = 'V_CONTRA'
/** Where the clinic's methods are free. */
export const clinicProgramme = 'V_FP_SERVICE'
