/** contraceptives.catalogue and contraceptives.outlets: what there is, and where; without signing in. */
import {
  clinicMethods,
  clinicProgramme,
  contraceptiveProgramme,
  contraceptives,
} from '../../catalog/contraceptives'
import { programmesInForce } from '../catalogue/programmes'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { outletsNear } from './queries/outlets'

export const catalogue: Handler<'contraceptives.catalogue'> = async context => {
  const offered = (await programmesInForce(context)).some(({ code }) => code === clinicProgramme)
  return {
    items: [...contraceptives],
    clinic: [...clinicMethods],
    clinicProgramme: offered ? clinicProgramme : null,
  }
}

export const outlets: Handler<'contraceptives.outlets'> = async ({ db }, { latitude, longitude, cursor }) => {
  const position = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null
  const rows = await outletsNear(db, contraceptiveProgramme, position, decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.distance ?? 0, row.institution_id])
  return {
    items: items.map(({ institution_id, ...row }) => ({ institutionId: institution_id, ...row })),
    next,
  }
}
