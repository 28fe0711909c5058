/** The distance of an institution from a position, as SQL. */
import { sql, type Query } from './sql'

export interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** Haversine on the mean Earth radius, 6,371,008.8 m: within 0.5 % of the ellipsoid, in whole metres. Needs `institution i`. */
export const distance = (position: Position | null): Query =>
  position === null
    ? sql`null::int`
    : sql`round(2 * 6371008.8 * asin(least(1, sqrt(
        power(sin(radians(i.latitude - ${position.latitude}::float8) / 2), 2) +
        cos(radians(${position.latitude}::float8)) * cos(radians(i.latitude)) *
        power(sin(radians(i.longitude - ${position.longitude}::float8) / 2), 2)))))::int`
