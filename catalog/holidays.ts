import type { Holiday } from './city'

export const holidays: readonly Holiday[] = []
