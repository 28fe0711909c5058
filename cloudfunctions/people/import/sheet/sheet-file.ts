/** A table file as it was given, and why it cannot be read. */
export interface SheetFile {
  /** What it is, for the person who gave it. */
  readonly label: string
  readonly bytes: Buffer
}

/** The whole file is of no use; a bad row is reported instead. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  constructor(label: string, reason: string) {
    super(`${label}: ${reason}`)
  }
}
