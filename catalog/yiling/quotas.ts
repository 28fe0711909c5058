import type { Quota } from '../city'

export const quotas: readonly Quota[] = []
