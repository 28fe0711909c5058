/** Runs of the city pass (比对运行): what was decided about everybody, when, and how far the present one is. */
import { actions, staff } from './action'
import { empty, instant, localDate, pageInput, pageOutput, z } from './schema'

/** People or rows, by what they are: facts, changed, opened, closed, messages, people, and of the service lists. */
const counts = z.record(z.string(), z.int())

export const passPieceKind = z.enum(['facts', 'region', 'night', 'guidance', 'messages'])
export type PassPieceKind = z.infer<typeof passPieceKind>

const passPiece = z.object({
  name: z.string(),
  kind: passPieceKind,
  done: z.boolean(),
  counts,
})

export const passRun = z.object({
  runId: z.string(),
  /** full: everybody. night: those whom a date or a change concerns. */
  scope: z.enum(['full', 'night']),
  /** abandoned: the day or the programmes changed before it was done; the next run decides anew. */
  state: z.enum(['running', 'done', 'abandoned']),
  /** The Shanghai day that it decides for. */
  day: localDate,
  startedAt: instant,
  finishedAt: z.nullable(instant),
  /** Of the whole run when it is done; of its finished pieces until then. */
  counts,
  pieces: z.array(passPiece),
})
export type PassRun = z.infer<typeof passRun>

const cityStaff = staff('manager', 'administrator')

export const passActions = actions({
  'passes.list': {
    summary: 'Runs of the city pass, the newest first, each with its pieces.',
    kind: 'read',
    access: cityStaff,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(passRun), ...pageOutput }),
    errors: [],
  },
  'passes.start': {
    summary:
      'Does at most one piece of the open run, or of a new one when none is open. Called again until the run is done.',
    kind: 'write',
    access: cityStaff,
    input: empty,
    output: z.object({
      run: passRun,
      /** Others are at the last pieces: nothing was done in this call. */
      busy: z.boolean(),
    }),
    errors: [],
  },
})
