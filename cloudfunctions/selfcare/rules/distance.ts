/** Metres in a straight line between two places (haversine on a sphere of 6 371 008.8 m), for lists that are not in the database. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

const radius = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

export function metresBetween(one: Position, other: Position): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)]
  const half = (angle: number): number => Math.sin(angle / 2) ** 2
  const chord =
    half(b - a) + Math.cos(a) * Math.cos(b) * half(radians(other.longitude) - radians(one.longitude))
  return Math.round(2 * radius * Math.asin(Math.min(1, Math.sqrt(chord))))
}
