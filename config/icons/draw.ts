// Draws the tab bar's icons: 81 × 81 PNG, as WeChat wants them. Run with `npx tsx config/icons/draw.ts`.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { png } from './png'
import { icons, type Point } from './shapes'

const SIZE = 81
const UNIT = SIZE / 27
const HALF_STROKE = 0.85

// One set for light and dark: both colours are ≥ 3:1 on either ground (WCAG 1.4.11).
const COLOURS = { '': [0x7c, 0x87, 0x80], '-on': [0x2f, 0x85, 0x70] } as const

function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length))
  return Math.hypot(px - ax - t * dx, py - ay - t * dy)
}

/** How much of the pixel the strokes cover, 0 to 1: the distance field gives smooth, round-ended lines. */
function coverage(point: Point, lines: readonly Point[][]): number {
  let nearest = Infinity
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]]
      if (a && b) nearest = Math.min(nearest, distance(point, a, b))
    }
  return Math.min(1, Math.max(0, (HALF_STROKE - nearest) * UNIT + 0.5))
}

const folder = path.join(__dirname, '..', '..', 'src', 'assets', 'tab')
for (const [name, lines] of Object.entries(icons))
  for (const [suffix, [red, green, blue]] of Object.entries(COLOURS)) {
    const pixels = Buffer.alloc(SIZE * SIZE * 4)
    for (let y = 0; y < SIZE; y++)
      for (let x = 0; x < SIZE; x++) {
        const alpha = coverage([(x + 0.5) / UNIT - 1.5, (y + 0.5) / UNIT - 1.5], lines)
        pixels.set([red, green, blue, Math.round(alpha * 255)], (y * SIZE + x) * 4)
      }
    writeFileSync(path.join(folder, `${name}${suffix}.png`), png(SIZE, SIZE, pixels))
  }
