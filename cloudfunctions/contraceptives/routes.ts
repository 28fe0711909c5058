/** The actions of this room. */
import type { Routes } from '../service/context'
import { catalogue, outlets } from './catalogue'
import { hand, open, waiting } from './desk'
import { cancel, mine, order } from './order'
import { receive, stock } from './stock'

export const contraceptiveRoutes = {
  'contraceptives.catalogue': catalogue,
  'contraceptives.outlets': outlets,
  'contraceptives.order': order,
  'contraceptives.mine': mine,
  'contraceptives.cancel': cancel,
  'contraceptives.waiting': waiting,
  'contraceptives.open': open,
  'contraceptives.hand': hand,
  'contraceptives.stock': stock,
  'contraceptives.receive': receive,
} satisfies Partial<Routes>
