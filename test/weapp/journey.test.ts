/** The journey of the weapp build in Chromium, driven by the unmodified automator against a whole local city. */
import path from 'node:path'
import { startCity, type LocalCity } from '../browser/city'
import { describeJourney } from './journey'
import { openDevtools } from './devtools'

jest.setTimeout(300_000)

let city: LocalCity
afterAll(() => city.stop())

describe('the weapp build', () =>
  describeJourney(async () => {
    city = await startCity(8193)
    const personas = (await (await fetch(`${city.url}/local/personas`)).json()) as {
      id: string
      document: { name: string; number: string } | null
    }[]
    const traveller = (id: string) => {
      const document = personas.find(persona => persona.id === id)?.document
      if (!document) throw new Error(`no demo person ${id}`)
      return { openid: `weapp-${id}`, ...document }
    }
    const session = await openDevtools({
      project: path.resolve(__dirname, '../..'),
      port: 9431,
      gateway: city.url,
      openid: 'weapp-nobody',
    })
    return { session, she: traveller('bride'), he: traveller('groom') }
  }))
