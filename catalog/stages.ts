import type { Stage } from './city'

export const stages: readonly Stage[] = []
