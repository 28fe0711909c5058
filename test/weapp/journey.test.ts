/**
 * The journey of the weapp build driven by the unmodified automator: in this project's runtime in Chromium against a whole
 * local city, or, when MP_CLI names the command of real WeChat DevTools, there, against the cloud environment of the build.
 */
import path from 'node:path'
import { startCity, type LocalCity } from '../browser/city'
import { onRealDevtools, openDevtools } from './devtools'
import { describeJourney, type Stage, type Traveller } from './journey'

jest.setTimeout(300_000)

const project = path.resolve(__dirname, '../..')
const port = 9431
let city: LocalCity | undefined
afterAll(() => city?.stop())

async function inOwnRuntime(): Promise<Stage> {
  city = await startCity(8193)
  const answer = await fetch(`${city.url}/local/personas`)
  const personas = (await answer.json()) as {
    id: string
    document: { name: string; number: string } | null
  }[]
  const traveller = (id: string): Traveller => {
    const document = personas.find(persona => persona.id === id)?.document
    if (!document) throw new Error(`no demo person ${id}`)
    return { openid: `weapp-${id}`, ...document }
  }
  const session = await openDevtools({ project, port, gateway: city.url, openid: 'weapp-nobody' })
  return { session, she: traveller('bride'), he: traveller('groom') }
}

/** A newly-wed woman of the environment's population, who was never linked to this WeChat account. */
async function inDevtools(): Promise<Stage> {
  const name = process.env['YYT_TEST_NAME']
  const number = process.env['YYT_TEST_NUMBER']
  if (!name || !number)
    throw new Error(
      'MP_CLI is set: set YYT_TEST_NAME and YYT_TEST_NUMBER to a person of the environment, too',
    )
  const she = { openid: '', name, number }
  return { session: await openDevtools({ project, port }), she, he: she }
}

describe('the weapp build', () =>
  describeJourney(onRealDevtools ? inDevtools : inOwnRuntime, onRealDevtools ? 'one' : 'two'))
