// How long a licence still holds: said early enough to renew it (60 and 30 days before).

export interface LicenceState {
  tone: 'ok' | 'info' | 'warn'
  text: string
}

/** @param daysLeft until its last day; null when there is none */
export function licenceState(daysLeft: number | null): LicenceState {
  if (daysLeft === null) return { tone: 'warn', text: '没有登记' }
  if (daysLeft < 0) return { tone: 'warn', text: '已过期' }
  if (daysLeft <= 30) return { tone: 'warn', text: `还有${daysLeft}天到期` }
  if (daysLeft <= 60) return { tone: 'info', text: `还有${daysLeft}天到期` }
  return { tone: 'ok', text: '有效' }
}
