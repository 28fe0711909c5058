/** The services of the city's pack. */
import type { City, Service } from '../../catalog/city'
import { ServiceError } from '../../types/errors'
import type { ServiceCode } from '../../types/schema'

/** @throws NOT_FOUND when this city does not offer the service */
export function serviceOf(city: City, code: ServiceCode): Service {
  const service = city.services.find(item => item.code === code)
  if (!service) throw new ServiceError('NOT_FOUND')
  return service
}

/** What an institution with these capabilities offers, in the order of the pack. */
export const offered = (city: City, capabilities: readonly string[]): ServiceCode[] =>
  city.services.filter(({ capability }) => capabilities.includes(capability)).map(({ code }) => code)
