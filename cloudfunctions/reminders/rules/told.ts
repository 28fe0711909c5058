/** Which stages a reminder message tells, as its parameter holds them: `PG_NT:1,PG_T1_SERUM:1`. */

export interface Told {
  readonly stage: string
  readonly occurrence: number
}

export const writeTold = (told: readonly Told[]): string =>
  told.map(({ stage, occurrence }) => `${stage}:${occurrence}`).join(',')

/** A message of one stage only (a first contact) has no such parameter: its template names the stage. */
export function readTold(template: string, stages: string | undefined): readonly Told[] {
  if (stages === undefined) {
    const [room, stage] = template.split('.')
    return room === 'stage' && stage !== undefined ? [{ stage, occurrence: 1 }] : []
  }
  return stages
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const [stage = '', occurrence] = part.split(':')
      return { stage, occurrence: Number(occurrence ?? 1) }
    })
}
