// The states of a voucher in words.
import type { Voucher } from '~types/vouchers'

const STATE_WORDS: Record<Voucher['state'], string> = {
  claimed: '可使用',
  redeemed: '已使用',
  expired: '已过期',
  closed: '已停用',
  revoked: '已收回',
  reversed: '已撤销',
}

/** Settling is between the clinic and the authority; its holder reads what she can use it for. */
export const standingWords = ({ state, step }: Pick<Voucher, 'state' | 'step'>): string => {
  if (state === 'claimed' && step === 'booked') return '已预约'
  if (state === 'redeemed' && step === 'resulted') return '结果已出'
  return STATE_WORDS[state]
}
