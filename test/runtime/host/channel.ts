// The two-way channel between a page and the one that opened it.

type Listener = (...args: unknown[]) => void

/** One end: what is emitted here is heard by the listeners at the other end, and kept until there is one. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>()
  private readonly waiting: [string, unknown[]][] = []
  /** Truly private: the channel goes through JSON with the result of navigateTo, and the two ends refer to each other. */
  #other: EventChannel | undefined

  static pair(): [EventChannel, EventChannel] {
    const ends: [EventChannel, EventChannel] = [new EventChannel(), new EventChannel()]
    ends[0].#other = ends[1]
    ends[1].#other = ends[0]
    return ends
  }

  emit(event: string, ...args: unknown[]): void {
    this.#other?.receive(event, args)
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener))
    for (const kept of this.waiting.splice(0)) this.receive(...kept)
  }

  once(event: string, listener: Listener): void {
    const heard: Listener = (...args) => {
      this.off(event, heard)
      listener(...args)
    }
    this.on(event, heard)
  }

  off(event: string, listener?: Listener): void {
    if (listener) this.listeners.get(event)?.delete(listener)
    else this.listeners.delete(event)
  }

  private receive(event: string, args: unknown[]): void {
    const listeners = this.listeners.get(event)
    if (!listeners?.size) this.waiting.push([event, args])
    else for (const listener of [...listeners]) listener(...args)
  }
}
