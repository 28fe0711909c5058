/** A population arrives by file: upload, dry run, import, undo; and records that may be one person. */
import { actions, staff } from './action'
import { instant, localDate, pageInput, pageOutput, personId, z } from './schema'

const id = () => z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const batchId = id().brand<'BatchId'>()
export type BatchId = z.infer<typeof batchId>
export const mergeId = id().brand<'MergeId'>()
export type MergeId = z.infer<typeof mergeId>

export const feedKind = z.enum([
  'household_register',
  'civil_affairs_marriages',
  'clinic_antenatal',
  'village_reports',
])
export type FeedKind = z.infer<typeof feedKind>

/** Base64 of one part: with its envelope below the gateway's 256 KB. */
export const maxPartText = 180_000
/** Bytes of one part, a multiple of three, so that the base64 of a part needs no padding before the last. */
export const partBytes = 135_000
/** 100,000 rows of the widest feed take 14 MB as CSV. */
export const maxFileBytes = 40_000_000
export const maxRows = 100_000

/** The states are explained in docs/import.md. */
export const batchState = z.enum([
  'uploading',
  'checking',
  'checked',
  'importing',
  'done',
  'undoing',
  'undone',
  'discarded',
])
export type BatchState = z.infer<typeof batchState>

/** read = created + merged + unchanged + refused + review. */
const counts = z.object({
  read: z.int(),
  created: z.int(),
  merged: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  review: z.int(),
})
export const batch = z.object({
  batchId,
  feed: feedKind,
  feedLabel: z.string(),
  state: batchState,
  fileName: z.string(),
  sha256: z.string(),
  /** Slices finished of the present state's; 0 of 0 while uploading. */
  step: z.int(),
  steps: z.int(),
  rows: z.int(),
  counts,
  /** Of the dry run, as long as the batch has one. */
  checked: z.nullable(counts),
  undo: z.nullable(z.object({ restored: z.int(), kept: z.int() })),
  startedAt: instant,
})
export type Batch = z.infer<typeof batch>

const manager = staff('manager')
const ofBatch = z.object({ batchId })
const reason = z.string().check(z.trim(), z.minLength(2, '请写明原因'), z.maxLength(200, '最多200个字'))

const record = z.object({
  personId,
  name: z.string(),
  sex: z.string(),
  birthDate: z.nullable(localDate),
  /** Kind and masked number of each document. */
  documents: z.array(z.object({ kind: z.string(), number: z.string() })),
  phone: z.nullable(z.string()),
  village: z.string(),
  hukou: z.string(),
  partner: z.nullable(z.string()),
  pregnancies: z.int(),
  vouchers: z.int(),
  appointments: z.int(),
  account: z.boolean(),
  recordedAt: instant,
})
export type PersonRecord = z.infer<typeof record>

export const importActions = actions({
  'imports.start': {
    summary: 'Begin or resume the upload of one file; answers which parts have arrived.',
    kind: 'write',
    access: manager,
    input: z.object({
      feed: feedKind,
      fileName: z.string().check(z.minLength(1), z.maxLength(120)),
      size: z.int().check(z.gte(1, '文件是空的'), z.lte(maxFileBytes, '文件超过40兆,请分成几个文件')),
      parts: z.int().check(z.gte(1), z.lte(400)),
      /** CRC-32 of the whole file. */
      crc: z.int().check(z.gte(0), z.lte(4_294_967_295)),
    }),
    output: z.object({ batch, received: z.array(z.int()) }),
    errors: [],
  },
  'imports.upload': {
    summary: 'One part of the file, base64. The same part again replaces it.',
    kind: 'write',
    access: manager,
    input: z.object({
      batchId,
      part: z.int().check(z.gte(0), z.lte(399)),
      body: z.string().check(z.minLength(1), z.maxLength(maxPartText), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    }),
    output: z.object({ received: z.int(), parts: z.int() }),
    errors: ['NOT_FOUND', 'BATCH_STATE'],
  },
  'imports.continue': {
    summary:
      'One step: reads the uploaded file, checks the next slice, imports it, or undoes the next records. Safe to call twice and from two places.',
    kind: 'write',
    access: manager,
    input: ofBatch,
    output: batch,
    errors: ['NOT_FOUND', 'FILE_INCOMPLETE', 'FILE_UNREADABLE', 'BATCH_STATE'],
  },
  'imports.confirm': {
    summary: 'Import exactly the file that was dry-run, named by its hash.',
    kind: 'write',
    access: manager,
    input: z.object({ batchId, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
    output: batch,
    errors: ['NOT_FOUND', 'BATCH_STATE', 'FILE_CHANGED', 'FILE_INCOMPLETE'],
  },
  'imports.discard': {
    summary: 'Throw away a file that was not imported.',
    kind: 'write',
    access: manager,
    input: ofBatch,
    output: batch,
    errors: ['NOT_FOUND', 'BATCH_STATE'],
  },
  'imports.undo': {
    summary: 'Begin to undo an imported batch; imports.continue goes through it.',
    kind: 'write',
    access: manager,
    input: z.object({ batchId, reason }),
    output: batch,
    errors: ['NOT_FOUND', 'BATCH_STATE'],
  },
  'imports.get': {
    summary: 'One batch with what its rows lacked, by kind.',
    kind: 'read',
    access: manager,
    input: ofBatch,
    output: z.object({
      batch,
      issues: z.array(
        z.object({
          outcome: z.enum(['refused', 'review', 'warning']),
          reason: z.string(),
          count: z.int(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  'imports.list': {
    summary: 'Batches, the newest first.',
    kind: 'read',
    access: manager,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(batch), ...pageOutput }),
    errors: [],
  },
  'imports.issues': {
    summary: 'Rows that were refused, kept for a human, or taken with something left out; no values.',
    kind: 'read',
    access: manager,
    input: z.object({ batchId, ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          row: z.int(),
          column: z.string(),
          outcome: z.enum(['refused', 'review', 'warning']),
          reason: z.string(),
        }),
      ),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
  'imports.errorFile': {
    summary: 'The correction list as CSV, in pieces of at most 2,000 lines; put together they are the file.',
    kind: 'read',
    access: manager,
    input: z.object({ batchId, ...pageInput }),
    output: z.object({ text: z.string(), ...pageOutput }),
    errors: ['NOT_FOUND'],
  },
  'imports.diff': {
    summary:
      'Who would be created and which fields of whom would change, masked; until the batch is imported.',
    kind: 'read',
    access: manager,
    input: z.object({ batchId, ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          what: z.enum(['person', 'couple', 'pregnancy', 'hardship']),
          change: z.enum(['created', 'changed']),
          who: z.string(),
          fields: z.array(
            z.object({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
          ),
        }),
      ),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
  'imports.kept': {
    summary: 'What an undo left as it is, and why.',
    kind: 'read',
    access: manager,
    input: z.object({ batchId, ...pageInput }),
    output: z.object({
      items: z.array(z.object({ who: z.string(), what: z.string(), why: z.string() })),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
  'duplicates.list': {
    summary: 'Pairs of records that may be one person, the likeliest first; masked.',
    kind: 'read',
    access: manager,
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          personId,
          otherId: personId,
          name: z.string(),
          otherName: z.string(),
          grounds: z.array(z.string()),
          foundAt: instant,
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'duplicates.open': {
    summary: 'Two records side by side, masked; logged for both.',
    kind: 'write',
    access: manager,
    input: z.object({ personId, otherId: personId }),
    output: z.object({ records: z.array(record), grounds: z.array(z.string()) }),
    errors: ['NOT_FOUND'],
  },
  'duplicates.merge': {
    summary: 'The two are one person: `keep` stays with all documents, the other leaves; can be taken back.',
    kind: 'write',
    access: manager,
    input: z.object({ personId, otherId: personId, keep: personId, reason }),
    output: z.object({ mergeId }),
    errors: ['NOT_FOUND', 'MERGE_CONFLICT'],
  },
  'duplicates.different': {
    summary: 'The two are different people, with the reason; they are not proposed again.',
    kind: 'write',
    access: manager,
    input: z.object({ personId, otherId: personId, reason }),
    output: z.object({ personId }),
    errors: ['NOT_FOUND'],
  },
  'duplicates.names': {
    summary: 'Records held because two offices gave one number two names; masked.',
    kind: 'read',
    access: manager,
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          personId,
          name: z.string(),
          birthDate: z.nullable(localDate),
          documents: record.shape.documents,
          village: z.string(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'duplicates.settleName': {
    summary:
      'The name that the document shows: the one on record stays, another takes its place; the hold is lifted.',
    kind: 'write',
    access: manager,
    input: z.object({
      personId,
      name: z.string().check(z.trim(), z.minLength(2, '请填写证件上的姓名'), z.maxLength(50, '姓名过长')),
      reason,
    }),
    output: z.object({ personId, renamed: z.boolean() }),
    errors: ['NOT_FOUND'],
  },
  'duplicates.merges': {
    summary: 'Merges, the newest first.',
    kind: 'read',
    access: manager,
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({ mergeId, name: z.string(), mergedAt: instant, undoneAt: z.nullable(instant) }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'duplicates.unmerge': {
    summary: 'Take a merge back: every row returns as it was, as long as nothing moved on since.',
    kind: 'write',
    access: manager,
    input: z.object({ mergeId, reason }),
    output: z.object({ mergeId }),
    errors: ['NOT_FOUND', 'MERGE_MOVED_ON'],
  },
})
