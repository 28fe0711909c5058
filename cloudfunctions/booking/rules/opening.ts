/** Whether an institution is open on a day: its own decision for the day wins over the holiday table. */

export interface DayMark {
  readonly kind: 'off' | 'work'
  readonly name: string
}

/**
 * | site_day | holiday | the day is                                        |
 * | -------- | ------- | ------------------------------------------------- |
 * | open     | any     | worked: its weekday's sessions, else Monday's     |
 * | shut     | any     | closed                                            |
 * | none     | off     | holiday                                           |
 * | none     | work    | worked: its weekday's sessions, else Monday's     |
 * | none     | none    | ordinary: its weekday's sessions                  |
 */
export type Opening = 'ordinary' | 'worked' | 'holiday' | 'closed'

/** @param siteOpen what the institution decided for this day, null when it decided nothing */
export function openingOf(siteOpen: boolean | null, mark: DayMark | null): Opening {
  if (siteOpen !== null) return siteOpen ? 'worked' : 'closed'
  if (mark === null) return 'ordinary'
  return mark.kind === 'off' ? 'holiday' : 'worked'
}

export const isOpen = (opening: Opening): boolean => opening === 'ordinary' || opening === 'worked'
