// What the runtime must do with the fixture, wherever it runs: the jsdom and the Chromium suite both use this.
import type { Cloud } from './backend/cloud'
import type { Session } from './session'

/** The identity that has no account in {@link fixtureCloud}. */
const NOBODY = 'openid-of-nobody'

/** The fixture's only cloud function: says who called and with what. */
export const fixtureCloud: Cloud = (name, data, openid) =>
  openid === NOBODY ? Promise.reject(new Error('no account')) : Promise.resolve({ name, data, openid })

export function describeFixture(open: () => Promise<Session>): void {
  let session: Session
  beforeAll(async () => {
    session = await open()
  })
  afterAll(() => session.close())
  beforeEach(() => session.go('/pages/home/index'))
  afterEach(() => expect(session.takeExceptions()).toEqual([]))

  const shows = (selector: string, text: string): Promise<boolean> =>
    session.until(async () => (await session.text(selector)) === text, `${selector} saying "${text}"`)
  const exceptions = async (...expected: string[]): Promise<void> => {
    const seen: string[] = []
    const enough = (): boolean => seen.push(...session.takeExceptions()) >= expected.length
    await session.until(() => Promise.resolve(enough()), `${expected.length} exceptions`)
    expect(seen).toEqual(expected)
  }
  const openDetail = (): ReturnType<Session['go']> =>
    session.go('/visit/pages/detail/index?id=a&name=x', 'navigateTo')
  const answer = async (): Promise<unknown> =>
    JSON.parse(await session.until(async () => session.text('#answer'), 'an answer')) as unknown

  describe('a page', () => {
    test('shows data, a required module, a WXS function, lists and chosen templates', async () => {
      await shows('#greeting', '你好，小满')
      expect(await session.text('#price')).toBe('¥0.00')
      expect(await session.texts('.visit')).toEqual(['0 婚前', '1 孕前'])
      expect(await session.texts('.plain, .strong')).toEqual(['普通', '加重'])
    })

    test('follows wx:if, wx:elif and wx:else as a tap changes its data', async () => {
      expect(await session.text('#empty')).toBe('还没有')
      await session.tap('#add')
      await shows('#count', '2')
      expect(await session.text('#some')).toBe('有一些')
      await session.tap('#add')
      await session.find('#many')
      expect(await (await session.page()).$('#empty')).toBeNull()
      expect(await session.text('#price')).toBe('¥6.00')
    })

    test('keeps a tap on a disabled button from the app', async () => {
      await session.tap('#off')
      await session.tap('#add')
      await shows('#count', '2')
    })

    test('keeps accessibility roles and labels', async () => {
      const greeting = await session.find('#greeting')
      expect(await greeting.attribute('role')).toBe('heading')
      expect(await greeting.attribute('aria-label')).toBe('问候')
    })

    test('opens a component with a slot and hears its event', async () => {
      await session.tap('#card .card-title')
      await shows('#inside', '卡片里的字')
      await shows('#card-state', '开')
    })

    test('hears a swiper and a scroll-view that reaches its end', async () => {
      await session.swipe('#swiper', 2)
      await shows('#slide', '2')
      await session.scroll('#scroll', 0, 10_000)
      await shows('#end', '到底了')
    })

    test('counts calls and bytes of setData', async () => {
      const before = await session.metrics()
      await session.tap('#add')
      await shows('#count', '2')
      const after = await session.metrics()
      expect(after.setDataCalls - before.setDataCalls).toBe(1)
      expect(after.setDataBytes - before.setDataBytes).toBe('{"count":2}'.length)
    })
  })

  describe('a form', () => {
    beforeEach(() => session.go('/pages/form/index', 'switchTab'))

    test('collects what was typed, picked, switched and ticked', async () => {
      await session.type('#name', ' 李小满 ')
      await session.until(
        async () => (await (await session.find('#name')).value()) === '李小满',
        'the trimmed name',
      )
      await session.type('#note', '上午')
      await session.pick('#stage', '2')
      await session.pick('#day', '2026-12-01')
      await session.tap('#sms')
      await session.tap('#him')
      await session.tap('#sun')
      await shows('#stage-text', '孕期')
      await shows('#day-text', '2026-12-01')
      await shows('#sms-text', '开')
      await session.tap('#submit')
      const submitted = await session.until(() => session.text('#submitted'))
      expect(JSON.parse(submitted)).toEqual({
        name: '李小满',
        note: '上午',
        stage: 2,
        sms: true,
        who: 'him',
        days: ['sat', 'sun'],
      })
    })

    test('opens the picker that a finger would see and takes its choice', async () => {
      await session.tap('#stage')
      expect(await session.dialogText()).toContain('孕前')
      expect(await session.choose('孕前')).toBe(true)
      await session.app.native().confirmModal()
      await shows('#stage-text', '孕前')
      expect(await session.dialogText()).toBe('')
      await session.tap('#stage')
      await session.choose('孕期')
      await session.app.native().cancelModal()
      await shows('#stage-text', '孕前')
    })
  })

  describe('navigation', () => {
    test('passes the address of a subpackage page and returns with an event and stored data', async () => {
      await session.tap('.visit')
      await session.at('visit/pages/detail/index')
      await shows('#query', 'a:产 检')
      expect((await session.app.pageStack()).map(page => page.path)).toEqual([
        'pages/home/index',
        'visit/pages/detail/index',
      ])
      await session.tap('#save')
      await session.at('pages/home/index')
      await shows('#greeting', '已保存')
      expect(await session.app.callWxMethod('getStorageSync', 'visit')).toEqual({ id: 'a' })
    })

    test('keeps a tab page alive and refuses to open one with navigateTo', async () => {
      await session.tap('#add')
      await session.go('/pages/form/index', 'switchTab')
      await session.go('/pages/home/index', 'switchTab')
      expect(await session.text('#count')).toBe('2')
      await expect(session.go('/pages/form/index', 'navigateTo')).rejects.toThrow('tabbar page')
      await expect(session.go('/pages/absent')).rejects.toThrow('is not found')
    })

    test('keeps storage when the app is killed and opened again', async () => {
      await session.app.callWxMethod('setStorageSync', 'name', { a: [1] })
      await session.tap('#add')
      await session.restart()
      await shows('#count', '0')
      expect(await session.app.callWxMethod('getStorageSync', 'name')).toEqual({ a: [1] })
    })
  })

  describe('the platform', () => {
    beforeEach(openDetail)

    test('calls a cloud function with the identity of the moment', async () => {
      await session.signInAs('openid-of-her')
      await session.tap('#call')
      expect(await answer()).toEqual({ name: 'api', data: { action: 'who' }, openid: 'openid-of-her' })
    })

    test('rejects with errMsg when the cloud function fails', async () => {
      await session.signInAs(NOBODY)
      await session.tap('#call')
      await shows('#answer', 'cloud.callFunction:fail no account')
    })

    test('scans what a test mocks, and otherwise the person turns back', async () => {
      await session.tap('#scan')
      await shows('#answer', 'scanCode:fail cancel')
      await session.app.mockWxMethod('scanCode', { errMsg: 'scanCode:ok', result: 'V-1' })
      await session.tap('#scan')
      await shows('#answer', 'V-1')
      await session.app.restoreWxMethod('scanCode')
    })

    test('shows a modal that the native button answers', async () => {
      await session.tap('#ask')
      expect(await session.dialogText()).toContain('取消预约？')
      await session.app.native().confirmModal()
      await shows('#answer', '已取消')
    })

    test('records what was handed over to the phone', async () => {
      await session.tap('#dial')
      expect((await session.deviceCalls()).at(-1)).toEqual({
        method: 'makePhoneCall',
        options: { phoneNumber: '16000000000' },
      })
    })

    test('reports font size and theme of the device', async () => {
      await session.setDevice({ fontSizeSetting: 23, theme: 'dark' })
      expect(await session.app.callWxMethod('getAppBaseInfo')).toMatchObject({
        fontSizeSetting: 23,
        theme: 'dark',
      })
      await session.setDevice({ fontSizeSetting: 16, theme: 'light' })
    })

    test('reaches only this machine with wx.request', async () => {
      await expect(
        session.app.callWxMethod('request', { url: 'https://example.com/' }),
      ).resolves.toBeDefined()
      const failure: unknown = await session.app.evaluate(
        () =>
          new Promise(resolve => {
            wx.request({ url: 'https://example.com/', success: resolve, fail: resolve })
          }),
      )
      expect(failure).toMatchObject({ errMsg: 'request:fail url not in domain list: example.com' })
    })

    test('hides the browser and all dynamic code', async () => {
      await session.tap('#globals')
      expect(await answer()).toEqual({
        ...{ window: 'undefined', document: 'undefined', fetch: 'undefined', localStorage: 'undefined' },
        ...{ eval: 'undefined', URL: 'undefined', Intl: 'undefined', process: 'undefined' },
        ...{ setTimeout: 'function', wx: 'object' },
      })
      await session.tap('#dynamic')
      await exceptions('run is not a function')
    })

    test('tells the app that the person left and came back', async () => {
      const events = (): Promise<string[]> =>
        session.app.evaluate(() => getApp<{ events: string[] }>().events)
      const before = (await events()).length
      await session.leaveApp()
      await session.enterApp()
      expect((await events()).slice(before)).toEqual(['hide', 'show'])
    })

    test('tells the app of its own errors, and survives when that fails', async () => {
      await session.app.evaluate(() => {
        setTimeout(() => {
          throw new Error('in a timer')
        })
      })
      await exceptions('in a timer', 'in onError')
      expect(await session.app.evaluate(() => getApp<{ events: string[] }>().events.at(-1))).toBe(
        'error in a timer',
      )
    })

    test('surfaces what a handler throws, at once or later', async () => {
      await session.tap('#throw')
      await session.tap('#reject')
      await exceptions('thrown in a handler', 'rejected in a handler')
    })
  })
}
