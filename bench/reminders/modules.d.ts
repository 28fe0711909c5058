/** Just what the bench calls of its peers, so that the product type-checks without them installed. */
declare module 'pg-boss' {
  export class PgBoss {
    constructor(options: {
      connectionString: string
      max?: number
      supervise?: boolean
      schedule?: boolean
      migrate?: boolean
    })
    on(event: 'error', listener: (error: unknown) => void): void
    start(): Promise<unknown>
    stop(options?: { graceful?: boolean }): Promise<void>
    createQueue(name: string): Promise<void>
    insert(name: string, jobs: readonly { data: object; startAfter?: string }[]): Promise<unknown>
    fetch(name: string, options: { batchSize: number }): Promise<readonly { id: string }[]>
    complete(name: string, ids: readonly string[]): Promise<unknown>
  }
}
declare module 'graphile-worker' {
  export interface Logger {
    info(message: string): void
  }
  export const Logger: new (factory: () => () => void) => Logger
  export function runMigrations(options: { connectionString: string }): Promise<void>
  export function run(options: {
    connectionString: string
    noHandleSignals: boolean
    logger: Logger
    taskList: Record<string, () => void>
    preset: {
      worker: {
        concurrentJobs: number
        maxPoolSize?: number
        localQueue?: { size: number }
        completeJobBatchDelay?: number
        failJobBatchDelay?: number
      }
    }
  }): Promise<{ stop(): Promise<void> }>
}
