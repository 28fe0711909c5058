/** The journey of the weapp build in jsdom: the built screens, the real handle, an embedded database; no browser. */
import path from 'node:path'
import { openSlots } from '../../cloudfunctions/booking/open-slots'
import { factsChanged } from '../../cloudfunctions/eligibility/changed'
import { routes } from '../../cloudfunctions/functions/api/routes'
import { handle } from '../../cloudfunctions/service/handle'
import { signInWechat } from '../../cloudfunctions/service/sign-in'
import { addCouple } from '../people'
import { describeJourney } from '../weapp/journey'
import { createWorld, type World } from '../world'
import { bootInJsdom } from './boot'

jest.setTimeout(60_000)

interface Call {
  readonly action: string
  readonly input: unknown
  readonly key?: string
}

let world: World
afterAll(() => world.close())

describe('the weapp build in jsdom', () =>
  describeJourney(async () => {
    world = await createWorld(routes)
    const { wife, husband } = await addCouple(world, { confirmed: false })
    await openSlots(world.services, { days: 60 })
    await factsChanged(world.services, [wife.id, husband.id])
    const session = await bootInJsdom({
      dist: path.resolve(__dirname, '../../dist/weapp'),
      openid: 'nobody',
      cloud: async (name, data, openid) => {
        if (name !== 'api') throw new Error(`no function ${name}`)
        return handle(world.services, routes, data as Call, await signInWechat(world.services, openid))
      },
    })
    return { session, she: { openid: 'openid-she', ...wife }, he: { openid: 'openid-he', ...husband } }
  }, 'two'))
