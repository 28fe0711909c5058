// The client's frame: navigation bar and tab bar.
import type { FileConfig, Tab } from '../compiled'
import { compiled } from './bridge'
import { make, part } from './dom'

const bar = part('navigation-bar')
const title = part('navigation-title')
const back = part('navigation-back')
const tabBar = part('tab-bar')
const tabs: readonly Tab[] = compiled.app.tabBar?.list ?? []

/** Where the files of the dist are served. */
export const assetUrl = (path: string): string =>
  /^(data:|https?:|blob:)/.test(path) ? path : `/dist/${path.replace(/^\//, '')}`

interface ShellActions {
  back(): void
  openTab(tab: Tab): void
}

export function buildShell(actions: ShellActions): void {
  back.onclick = () => actions.back()
  for (const tab of tabs) {
    const button = make('button')
    button.dataset['path'] = tab.pagePath
    if (tab.iconPath) button.append(make('img'))
    button.append(make('span', '', tab.text))
    button.onclick = () => actions.openTab(tab)
    tabBar.append(button)
  }
}

interface ShellState {
  readonly path: string
  readonly config: FileConfig
  readonly title: string | undefined
  readonly canGoBack: boolean
}

export function drawShell({ path, config, title: ownTitle, canGoBack }: ShellState): void {
  const style = { ...compiled.app.window, ...config }
  bar.hidden = style.navigationStyle === 'custom'
  bar.style.background = style.navigationBarBackgroundColor ?? '#000000'
  bar.style.color = (style.navigationBarTextStyle ?? 'white') === 'white' ? '#fff' : '#000'
  title.textContent = ownTitle ?? style.navigationBarTitleText ?? ''
  back.style.visibility = canGoBack ? 'visible' : 'hidden'
  tabBar.hidden = !tabs.some(tab => tab.pagePath === path)
  tabs.forEach((tab, index) => drawTab(index, tab, tab.pagePath === path))
}

function drawTab(index: number, tab: Tab, selected: boolean): void {
  const button = tabButton(index)
  const { color = '#8a8f99', selectedColor = '#000' } = tabBarStyle ?? compiled.app.tabBar ?? {}
  button.setAttribute('aria-selected', String(selected))
  button.style.color = selected ? selectedColor : color
  const icon = button.querySelector('img')
  const source = selected ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath
  if (icon && source) icon.src = assetUrl(source)
}

function tabButton(index: number): HTMLElement {
  const button = tabBar.children[index]
  if (!(button instanceof HTMLElement)) throw new Error(`tab ${index} is not found`)
  return button
}

/** `text` undefined takes the badge away; '' is a red dot. */
export function setBadge(index: number, text: string | undefined): void {
  const button = tabButton(index)
  button.querySelector('.badge')?.remove()
  if (text !== undefined) button.append(make('span', 'badge', text))
}

export const setTitle = (text: string): void => {
  title.textContent = text
}

export const setBarColors = (background: string, text: string): void => {
  bar.style.background = background
  bar.style.color = text
}

export interface TabBarStyle {
  readonly color: string
  readonly selectedColor: string
  readonly backgroundColor: string
}

let tabBarStyle: TabBarStyle | undefined

export function setTabBarStyle(style: TabBarStyle): void {
  tabBarStyle = style
  tabBar.style.background = style.backgroundColor
  tabs.forEach((tab, index) => drawTab(index, tab, tabButton(index).getAttribute('aria-selected') === 'true'))
}

export const setTabBarShown = (shown: boolean): void => {
  tabBar.hidden = !shown
}

export const navigationBarHeight = (): number => (bar.hidden ? 0 : 44)
