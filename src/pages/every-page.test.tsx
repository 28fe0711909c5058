// What must hold on every page: bones, then words; a way on after a failure; names for a screen reader; kind words.
import { screen, waitFor } from '@testing-library/react'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { usePreferences } from '@/store/preferences'
import { ServiceError } from '~types/errors'
import { pressedWithoutRole, texts, unkind, withoutName } from '../../test/client/accessible'
import { later, NETWORK, useBackend, type Given } from '../../test/client/backend'
import { body, openPage, press } from '../../test/client/open-page'
import { PAGES, type PageCase } from '../../test/client/pages'
import Taro from '../../test/client/taro'

const backend = useBackend()
const named = PAGES.map(page => [`${page.path} ${page.title}`, page] as const)
const opened = async (page: PageCase, target: 'weapp' | 'h5') => {
  const view = openPage(page.Page, { params: page.params ?? {}, target })
  await waitFor(() => expect(body()).toContain(page.shows))
  await waitFor(() => expect(screen.queryByRole('status', { name: '正在加载' })).toBeNull())
  return view
}

test('no page is forgotten here', () => {
  // The sign-in asks no action of the contract and has tests of its own; the gallery shows components only.
  const apart = ['pages/sign-in', 'admin/pages/gallery']
  const src = join(__dirname, '..')
  const found = ['pages', 'care/pages', 'staff/pages', 'admin/pages'].flatMap(folder =>
    readdirSync(join(src, folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => `${folder}/${entry.name}`),
  )
  expect(new Set([...PAGES.map(page => page.path), ...apart])).toEqual(new Set(found))
})

describe.each(named)('%s', (_, page) => {
  beforeEach(() => page.answers(backend))

  test('shows bones until the answer comes', async () => {
    const held = later<Given<typeof page.waitsFor>>()
    backend.on(page.waitsFor, held.promise)
    openPage(page.Page, { params: page.params ?? {} })
    expect((await screen.findAllByRole('status', { name: '正在加载' })).length).toBeGreaterThan(0)
    expect(body()).not.toContain(page.shows)
  })

  test('says what happened when there is no answer, and shows it after another try', async () => {
    backend.on(page.waitsFor, NETWORK)
    openPage(page.Page, { params: page.params ?? {} })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('网络不太稳定')
    expect(alert.textContent).toContain('请检查网络后再试一次')
    page.answers(backend)
    await press('再试一次')
    await waitFor(() => expect(body()).toContain(page.shows))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('gives a number to quote when the service is busy', async () => {
    backend.on(page.waitsFor, new ServiceError('SYSTEM_RETRY'))
    openPage(page.Page, { params: page.params ?? {} })
    expect((await screen.findByRole('alert')).textContent).toContain('求助时请报编号 abcdef01')
  })

  test('names itself once', async () => {
    await opened(page, 'h5')
    expect(screen.getAllByRole('heading', { name: page.title })).toHaveLength(1)
    expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: page.title })
  })

  test.each([
    ['weapp', false],
    ['weapp', true],
    ['h5', false],
    ['h5', true],
  ] as const)('can be used by ear and reads kindly on %s, care mode %s', async (target, careMode) => {
    usePreferences.setState({ careMode })
    const { container } = await opened(page, target)
    expect(container.firstElementChild?.classList.contains('is-care')).toBe(careMode)
    expect(pressedWithoutRole()).toEqual([])
    expect(withoutName()).toEqual([])
    expect(texts().length).toBeGreaterThan(0)
    expect(unkind()).toEqual([])
  })
})
