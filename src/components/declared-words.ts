// What became of something that a resident told of herself.
import type { Declaration, DeclarationKind } from '~types/evidence'
import type { Tone } from './tag'

/** Null: nothing told, nothing to say. */
export const DECLARED: Record<Declaration['state'], { text: string; tone: Tone } | null> = {
  none: null,
  recorded: { text: '已有登记', tone: 'ok' },
  taken: { text: '已采用', tone: 'ok' },
  awaiting: { text: '待核对', tone: 'info' },
  verified: { text: '已核对', tone: 'ok' },
  refused: { text: '核对未通过,请带证件到窗口', tone: 'warn' },
}

export const DECLARED_KINDS: Record<DeclarationKind, string> = {
  plans_pregnancy: '计划怀孕的时间',
  plans_registration: '预计结婚登记日期',
  residence_since: '本地居住登记日期',
  permit_until: '居住证有效期至',
}
