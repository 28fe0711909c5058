/**
 * A file cut into slices that can be planned one at a time, in any number of calls, with the same result as all at once:
 * rows that speak of the same people come into the same slice. For most feeds that is the identity number; marriages tie
 * two people, so there it is everybody who is connected through the file's marriages.
 */
import { normaliseNumber } from '../rules/identity-number'
import { feeds, type Feed } from './feed'
import type { KeptRow } from './table'

/** The columns that say of whom a row speaks. */
const peopleColumns: Readonly<Record<Feed, readonly string[]>> = {
  household_register: ['公民身份号码'],
  civil_affairs_marriages: ['男方证件号码', '女方证件号码'],
  clinic_antenatal: ['证件号码'],
  village_reports: ['证件号码'],
}

/** FNV-1a, 32 bits: spreads rows over slices; nothing depends on its secrecy. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

/** Union-find over the numbers of a file. */
class Connected {
  private readonly index = new Map<string, number>()
  private readonly parent: number[] = []

  nodeOf(number: string): number {
    const known = this.index.get(number)
    if (known !== undefined) return known
    this.index.set(number, this.parent.length)
    return this.parent.push(this.parent.length) - 1
  }
  rootOf(node: number): number {
    let root = node
    for (let up = this.parent[root]; up !== undefined && up !== root; up = this.parent[root]) root = up
    for (let at = node; at !== root;) {
      const up = this.parent[at] ?? root
      this.parent[at] = root
      at = up
    }
    return root
  }
  join(a: number, b: number): void {
    this.parent[this.rootOf(a)] = this.rootOf(b)
  }
}

/** Rows are held as short texts: 100,000 of them take 30 MB, as objects they would take four times that. */
export class Slicer {
  private readonly lines: string[] = []
  private readonly nodes: number[] = []
  private readonly connected = new Connected()
  private readonly at: readonly number[]

  constructor(feed: Feed) {
    const columns: readonly string[] = feeds[feed].columns
    this.at = peopleColumns[feed].map(column => columns.indexOf(column))
  }
  get rows(): number {
    return this.lines.length
  }
  add({ row, whole, cells }: KeptRow): void {
    const [first = `row ${row}`, ...others] = this.at
      .map(at => normaliseNumber(cells[at] ?? ''))
      .filter(number => number !== '')
    const node = this.connected.nodeOf(first)
    for (const other of others) this.connected.join(node, this.connected.nodeOf(other))
    this.nodes.push(node)
    this.lines.push(JSON.stringify([row, whole, ...cells]))
  }
  /** JSON lines of each slice, rows in the order of the file; at least one slice, of `size` rows on the average. */
  slices(size: number): string[] {
    const slices = Array.from(
      { length: Math.max(1, Math.ceil(this.lines.length / size)) },
      (): string[] => [],
    )
    this.lines.forEach((line, i) => {
      const root = this.connected.rootOf(this.nodes[i] ?? 0)
      slices[hashOf(String(root)) % slices.length]?.push(line)
    })
    return slices.map(lines => lines.join('\n'))
  }
}

export const rowsOfSlice = (text: string): KeptRow[] =>
  text === ''
    ? []
    : text.split('\n').map(line => {
        // Written above.
        const [row, whole, ...cells] = JSON.parse(line) as [number, boolean, ...string[]]
        return { row, whole, cells }
      })
