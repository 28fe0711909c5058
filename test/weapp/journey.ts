/** The resident's journey in the weapp build, as one list of expectations for every runtime. */
import type { Session } from '../runtime/session'
import { Resident } from './resident'

export interface Traveller {
  readonly openid: string
  readonly name: string
  readonly number: string
}

export interface Stage {
  readonly session: Session
  readonly she: Traveller
  readonly he: Traveller
}

/**
 * Runs inside a `describe`; `stage` is called once before all tests.
 * @param identities `one` on real WeChat DevTools, where nobody can become somebody else: then she is whoever is signed
 * in there, nobody is invited, and she books for herself
 */
export function describeJourney(stage: () => Promise<Stage>, identities: 'one' | 'two'): void {
  let session: Session
  let resident: Resident
  let she: Traveller
  let he: Traveller

  beforeAll(async () => {
    ;({ session, she, he } = await stage())
    resident = new Resident(session)
  })
  afterAll(() => session.close())
  afterEach(() => expect(session.takeExceptions()).toEqual([]))

  async function become(person: Traveller): Promise<void> {
    if (identities === 'one') return
    await session.signInAs(person.openid)
    await session.restart()
  }

  async function verify(person: Traveller): Promise<void> {
    await become(person)
    await session.go('/pages/verify/index')
    await resident.fill(0, person.name)
    await resident.fill(1, person.number)
    await resident.press('核验')
    await session.at('pages/home/index')
    await resident.see('您现在可以享受')
  }

  test('she is verified by name and number and sees what she can get', async () => {
    await verify(she)
    await resident.press('免费婚前')
    await session.at('pages/programme/index')
    await resident.see('每项条件')
    await resident.see('您可以享受')
  })

  test('roles and labels for screen readers survive the build', async () => {
    expect(await resident.count('[role=listitem]')).toBeGreaterThan(3)
    await session.go('/pages/mine/index')
    await resident.see('关怀模式')
    expect(await resident.count('[role=switch][aria-label]')).toBeGreaterThan(0)
  })

  // Only this project's runtime counts what crosses to the view. WeChat's advice is 1,000 nodes and 1 MB; ours is tighter, for old phones.
  if (identities === 'two')
    test('the home page stays within its budgets of nodes and setData', async () => {
      const before = await session.metrics()
      await session.go('/pages/home/index')
      await resident.see('您现在可以享受')
      const after = await session.metrics()
      expect(await resident.count('view, text, button, image')).toBeLessThanOrEqual(300)
      expect(after.setDataBytes - before.setDataBytes).toBeLessThanOrEqual(64 * 1024)
    })

  let code = ''
  if (identities === 'two')
    test('she invites him, he confirms in his own account', async () => {
      await session.go('/pages/partner/index')
      await resident.press('生成邀请码')
      code = (await session.text('.yy-code')).replace(/\s/g, '')
      expect(code.length).toBeGreaterThanOrEqual(8)
      await verify(he)
      await session.go(`/pages/partner/index?code=${code}`)
      await resident.press('确认关联')
      await resident.see('解除关联')
    })

  test('she claims the voucher and its code can be shown', async () => {
    await become(she)
    await session.go('/pages/home/index')
    await resident.press('免费婚前')
    await resident.press('领取电子券')
    await session.at('pages/voucher/index')
    await resident.see('这张券包含')
    expect((await session.text('.yy-code')).replace(/\s/g, '').length).toBeGreaterThanOrEqual(15)
  })

  test(identities === 'two' ? 'they book together' : 'she books for herself', async () => {
    await session.go('/pages/institutions/index?service=premarital_check')
    await resident.see('最近可约')
    await session.tap('.yy-cell')
    await session.at('pages/book/index')
    if (identities === 'two') await resident.see('和伴侣一起')
    // The second open day: today's sessions may have begun.
    await resident.tapNth('.yy-press.yy-calendar-cell:not(.is-disabled)', 1)
    await session.tap('.yy-slot:not(.is-disabled)')
    await resident.press('预约20')
    await session.at('pages/appointment/index')
    await resident.see('已预约')
    if (identities === 'two') await resident.see('一起')
  })

  test('she registers a pregnancy and the whole timeline stands there', async () => {
    await session.go('/pages/pregnancy/index')
    await session.pick('picker', '2026-10-05')
    await resident.press('登记')
    await session.at('pages/journey/index')
    await resident.see('孕13周前请建册并首检')
  })

  test('after a loss nothing of it is shown', async () => {
    await session.go('/pages/pregnancy/index?mode=end')
    await resident.press('自然结束')
    await resident.press('登记')
    await resident.press('确认')
    await session.at('pages/journey/index')
    await resident.see('我们会安静下来')
    expect(await resident.shows('请建册')).toBe(false)
  })
}
