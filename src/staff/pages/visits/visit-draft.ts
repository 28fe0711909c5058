// A visit form that is being filled in: kept on the device by visit, so that a village without network loses nothing.
import { forget, readStored, store } from '@/platform/storage'
import { contraception, outcome, type Contraception, type HandedOut, type VisitOutcome } from '~types/visits'
import { answer, type Answer } from '~types/feedback'
import { z } from '~types/schema'

export interface VisitDraft {
  visitedOn: string
  outcome: VisitOutcome | null
  counselled: boolean
  educated: boolean
  /** As typed; empty: none. */
  quantities: Partial<Record<HandedOut, string>>
  contraception: Contraception | null
  reason: string
  note: string
  answer: Answer | null
}

export const emptyDraft = (today: string): VisitDraft => ({
  visitedOn: today,
  outcome: null,
  counselled: false,
  educated: false,
  quantities: {},
  contraception: null,
  reason: '',
  note: '',
  answer: null,
})

const text = z.string().check(z.maxLength(200))
const stored = z.object({
  visitedOn: text,
  outcome: z.nullable(outcome),
  counselled: z.boolean(),
  educated: z.boolean(),
  quantities: z.object({
    pill: z.optional(text),
    external: z.optional(text),
    emergency_pill: z.optional(text),
    condom: z.optional(text),
  }),
  contraception: z.nullable(contraception),
  reason: text,
  note: text,
  answer: z.nullable(answer),
})

const keyOf = (id: string): string => `visit-draft.${id}`

/** What was filled in before, or a fresh form. A draft of another make is dropped. */
export function readDraft(id: string, today: string): VisitDraft {
  const found = z.safeParse(stored, readStored(keyOf(id)))
  if (!found.success) return emptyDraft(today)
  const { quantities, ...rest } = found.data
  const kept: VisitDraft['quantities'] = {}
  for (const kind of ['pill', 'external', 'emergency_pill', 'condom'] as const) {
    const typed = quantities[kind]
    if (typed !== undefined) kept[kind] = typed
  }
  return { ...rest, quantities: kept }
}
export const keepDraft = (id: string, draft: VisitDraft): void => void store(keyOf(id), draft)
export const dropDraft = (id: string): void => forget(keyOf(id))
