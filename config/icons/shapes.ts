// The five tab icons as polylines on a 24 × 24 grid, in the same hand as src/components/icon.scss.

export type Point = readonly [x: number, y: number]

const TURN = Math.PI * 2

/** Angles in turns, 0 at the right, growing downwards (clockwise on the screen). */
function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): Point[] {
  return Array.from({ length: 33 }, (_, i) => {
    const angle = (from + ((to - from) * i) / 32) * TURN
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)] as const
  })
}

const line = (...points: Point[]): Point[] => points

export const icons: Record<string, Point[][]> = {
  home: [
    line([3.5, 11.5], [12, 4], [20.5, 11.5]),
    line([6, 10], [6, 20], [18, 20], [18, 10]),
    line([10, 20], [10, 14.5], [14, 14.5], [14, 20]),
  ],
  appointments: [
    line([4, 6.5], [20, 6.5], [20, 20], [4, 20], [4, 6.5]),
    line([4, 10.5], [20, 10.5]),
    line([8.5, 4], [8.5, 8]),
    line([15.5, 4], [15.5, 8]),
    line([9, 15.2], [11.2, 17.3], [15.2, 13.3]),
  ],
  vouchers: [
    line([3.5, 10.2], [3.5, 6.5], [20.5, 6.5], [20.5, 10.2]),
    line([3.5, 13.8], [3.5, 17.5], [20.5, 17.5], [20.5, 13.8]),
    arc(3.5, 12, 1.8, 1.8, -0.25, 0.25),
    arc(20.5, 12, 1.8, 1.8, 0.25, 0.75),
    line([14.5, 8.8], [14.5, 9.6]),
    line([14.5, 11.6], [14.5, 12.4]),
    line([14.5, 14.4], [14.5, 15.2]),
  ],
  journey: [
    line([12, 21], [12, 12]),
    [...arc(4.4, 12.6, 7.6, 7.2, -0.25, 0), [12, 12.6] as const],
    arc(12, 5.4, 7.6, 7.2, 0.25, 0.5),
    arc(12, 9.2, 7.8, 6, 0, 0.25),
    arc(19.8, 15.2, 7.8, 6, 0.5, 0.75),
  ],
  mine: [arc(12, 7.5, 4, 4, 0, 1), arc(12, 20.5, 7.5, 6.2, 0.5, 1)],
}
