/** What the outlets of the demo city have of free contraceptives: the smaller ones not of everything. */
import { contraceptiveProgramme, contraceptives } from '../catalog/contraceptives'
import { sql } from '../cloudfunctions/database/sql'
import type { Services } from '../cloudfunctions/service/context'

/** Twenty orders of each, and only every second outlet has the last item. @returns rows of stock */
export const seedSupplies = ({ db }: Services): Promise<number> =>
  db.run(sql`
    insert into contraceptive_stock (institution_id, item, on_hand)
    select i.institution_id, c.item, c.units
    from institution i
    cross join unnest(${contraceptives.map(c => c.item)}::text[], ${contraceptives.map(c => c.most * 20)}::int[])
      with ordinality c(item, units, place)
    where i.active and ${contraceptiveProgramme}::text = any(i.capabilities)
      and (c.place < ${contraceptives.length} or i.institution_id % 2 = 0)
    on conflict do nothing`)
