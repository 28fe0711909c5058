/** The births that a person hears of, with what the records say of each child. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { birthsOf } from './queries/births'

export const toldBirths = ({ db }: Pick<Services, 'db'>, personId: PersonId) => birthsOf(db, personId)
