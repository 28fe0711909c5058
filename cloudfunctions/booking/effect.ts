/** What a change of sessions, holidays or licences does to the slots that are open, and to whom. */
import type { City } from '../../catalog/city'
import type { SessionEffect } from '../../types/sessions'
import { serviceOf } from './service'
import { slotPlanOf, type SlotFacts } from './slot-facts'

/** The screen lists so many; all are counted. */
const listed = 100

/** Against what is open now; slots are always up to date, so that nothing else is in it. */
export function effectOf(city: City, facts: SlotFacts): SessionEffect {
  const { open, change } = slotPlanOf(facts)
  const before = new Map(facts.stored.map(slot => [slot.slotId, slot]))
  const wasTaking = (id: (typeof change)[number]['slotId']): boolean => before.get(id)?.taking === true
  const closes = change.filter(slot => !slot.taking && wasTaking(slot.slotId))
  const reopens = change.filter(slot => slot.taking && !wasTaking(slot.slotId))
  const touched = closes
    .filter(slot => slot.booked > 0)
    .sort((one, other) => (`${one.day} ${one.starts}` < `${other.day} ${other.starts}` ? -1 : 1))
  return {
    opens: open.length + reopens.length,
    changes: change.length - closes.length - reopens.length,
    closes: closes.length,
    people: touched.reduce((sum, slot) => sum + slot.booked, 0),
    touched: touched.slice(0, listed).map(({ service, day, starts, booked }) => ({
      service,
      name: serviceOf(city, service).name,
      day,
      starts,
      people: booked,
    })),
  }
}
