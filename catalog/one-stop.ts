/** 一站式: what a couple may do in one visit around the marriage registration (domain A1 1.13, A3 3.7, H57). */
import type { ServiceCode } from '../types/schema'

export const oneStop = {
  /** In the order in which they are done when times allow. */
  checks: ['premarital_check', 'preconception_check'],
  /** Handed out in the same visit. */
  supplies: ['V_FOLIC'],
  /** How long the appointment at the registry is kept free of checks; this product's default. */
  registryMinutes: 60,
} as const satisfies {
  readonly checks: readonly ServiceCode[]
  readonly supplies: readonly string[]
  readonly registryMinutes: number
}
