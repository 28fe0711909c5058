import type { City } from '../city'

export const templates: City['templates'] = {}
