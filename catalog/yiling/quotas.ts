/** Free places a year of 夷陵区, for every programme that gives a voucher. Invented, sized for a district of half a million. */
import { quotasOf } from '../build'
import { programmes } from './programmes'

export const quotas = quotasOf(programmes, {
  V_PREMARITAL: 3000,
  V_PRECONCEPTION: 3000,
  V_FOLIC: 8000,
  V_ANC_BASIC: 4500,
  V_PMTCT: 4500,
  V_NT: 4000,
  V_T2_SERUM: 4000,
  V_ANOM_US: 4000,
  V_CHILD_HEALTH: 14000,
  V_CANCER: 12000,
  V_CONTRA: 40000,
  V_FP_SERVICE: 3000,
  V_SHUTTLE: 2000,
})
