/** Just what the bench calls of its peers, so that the product type-checks without them installed. */
declare module 'json-rules-engine' {
  export class Engine {
    constructor(rules?: readonly unknown[], options?: { allowUndefinedFacts?: boolean })
    run(facts: Record<string, unknown>): Promise<{ readonly events: readonly { readonly type: string }[] }>
  }
}
declare module '@gorules/zen-engine' {
  export interface ZenDecision {
    evaluate(context: unknown): Promise<{ readonly result: unknown }>
  }
  export class ZenEngine {
    createDecision(content: object): ZenDecision
    dispose(): void
  }
}
