/** The rescue map: where critically ill pregnant women and newborns are taken, with phones that are answered at any hour. */
import { actions, anyone } from './action'
import { z } from './schema'

const centre = z.object({
  level: z.enum(['province', 'city', 'district']),
  for: z.enum(['mother', 'newborn', 'both']),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** Metres in a straight line from the given position; null without one. */
  distance: z.nullable(z.number()),
})
export type RescueCentre = z.infer<typeof centre>

export const rescueActions = actions({
  'rescue.centres': {
    summary: 'The rescue centres of the city, nearest first when a position is given; public.',
    kind: 'read',
    access: anyone,
    input: z.object({
      latitude: z.optional(z.number().check(z.gte(-90), z.lte(90))),
      longitude: z.optional(z.number().check(z.gte(-180), z.lte(180))),
    }),
    output: z.object({ items: z.array(centre) }),
    errors: [],
  },
})
