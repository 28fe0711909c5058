/** Free places a year, for every programme that gives a voucher. Invented, sized for a district of half a million. */
import type { Quota } from '../city'

const places = {
  V_PREMARITAL: 3000,
  V_PRECONCEPTION: 3000,
  V_FOLIC: 8000,
  V_ANC_BASIC: 4500,
  V_PMTCT: 4500,
  V_NT: 4000,
  V_T2_SERUM: 4000,
  V_ANOM_US: 4000,
  V_CANCER: 12000,
  V_CONTRA: 40000,
} as const

export const quotas: readonly Quota[] = [2026, 2027].flatMap(year =>
  Object.entries(places).map(([programme, total]) => ({ programme, year, total })),
)
