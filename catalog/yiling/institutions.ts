import type { Institution } from '../city'

export const institutions: readonly Institution[] = []
