import type { Region } from '../city'

export const regions: readonly Region[] = []
