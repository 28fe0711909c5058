import type { Service } from '../city'

export const services: readonly Service[] = []
