/** Structured logs, one JSON line each, of codes and counts only: there is no field that could hold a person. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  info(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export function createLog(write: (line: string) => void, now: () => string): Log {
  const line =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      write(JSON.stringify({ at: now(), level, event, ...fields }))
    }
  return { info: line('info'), error: line('error') }
}
