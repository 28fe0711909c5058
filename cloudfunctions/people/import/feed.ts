/** The feeds as files. */
import { feeds } from '../../../types/feeds'

export { feeds }

export type Feed = keyof typeof feeds
export type Column<F extends Feed> = (typeof feeds)[F]['columns'][number]

/** People first: the other feeds speak of them. Villages last: they report what became of the rest. */
export const feedOrder = [
  'household_register',
  'civil_affairs_marriages',
  'clinic_antenatal',
  'village_reports',
] as const satisfies readonly Feed[]

export interface FeedFile {
  readonly feed: Feed
  readonly bytes: Buffer
}
