// The states of a voucher in words.
import type { Voucher } from '~types/vouchers'

export const STATE_WORDS: Record<Voucher['state'], string> = {
  claimed: '可使用',
  redeemed: '已使用',
  expired: '已过期',
  closed: '已停用',
  revoked: '已停用',
  reversed: '已撤销',
}
