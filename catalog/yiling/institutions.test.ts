import { institutions } from './institutions'
import { regions } from './regions'
import { services } from '../services'
import { serviceCode } from '../../types/schema'

test('every service code has one service with a Chinese name and documents', () => {
  expect(services.map(s => s.code).sort()).toEqual([...serviceCode.options].sort())
  for (const service of services) {
    expect(service.name).toMatch(/^\p{Script=Han}+$/u)
    expect(service.documents.length).toBeGreaterThan(0)
    expect(service.preparation.length).toBeGreaterThan(0)
  }
  expect(services.filter(s => s.forTwo).map(s => s.code)).toEqual(['premarital_check', 'preconception_check'])
})

test('every session is of a service that its institution is capable of, and no two collide', () => {
  for (const institution of institutions) {
    const keys = institution.sessions.flatMap(session => {
      const service = services.find(s => s.code === session.service)
      expect(institution.capabilities).toContain(service?.capability)
      expect(session.starts < session.ends && session.capacity > 0).toBe(true)
      return session.weekdays.map(weekday => `${session.service} ${weekday} ${session.starts}`)
    })
    expect(new Set(keys).size).toBe(keys.length)
    for (const { code, capability } of services)
      expect(institution.sessions.some(s => s.service === code)).toBe(
        institution.capabilities.includes(capability),
      )
  }
})

test('services that need an empty stomach have mornings only', () => {
  for (const { code, preparation } of services) {
    if (!preparation.some(note => note.includes('空腹抽血'))) continue
    for (const session of institutions.flatMap(i => i.sessions).filter(s => s.service === code))
      expect(session.ends <= '11:30').toBe(true)
  }
})

test('institutions lie in the district, with invented phones and names of their own', () => {
  expect(new Set(institutions.flatMap(i => [i.id, i.name, i.phone])).size).toBe(3 * institutions.length)
  for (const institution of institutions) {
    expect(institution.phone).toMatch(/^0717-160\d{4}$/)
    const town = regions.find(region => region.code === institution.region)
    expect(town?.level).toBe(4)
    expect(institution.address).toContain(town?.name)
    expect(Math.abs(institution.latitude - 30.77)).toBeLessThan(0.3)
    expect(Math.abs(institution.longitude - 111.32)).toBeLessThan(0.4)
  }
})
