// wx navigation: the page stack, the bars around it, and scrolling.
import type { EventChannel } from '../channel'
import type { PageStack } from '../pages'
import { callMethod } from '../report'
import { navigationBarHeight, setBadge, setBarColors, setTabBarShown, setTabBarStyle } from '../shell'
import { type Options, method, number, text } from './call'

export function navigation(pages: PageStack): object {
  return {
    navigateTo: method('navigateTo', options => {
      const eventChannel = pages.navigateTo(text(options, 'url'))
      hear(eventChannel, options)
      return { eventChannel }
    }),
    redirectTo: method('redirectTo', options => pages.redirectTo(text(options, 'url'))),
    reLaunch: method('reLaunch', options => pages.reLaunch(text(options, 'url'))),
    switchTab: method('switchTab', options => pages.switchTab(text(options, 'url'))),
    navigateBack: method('navigateBack', options => pages.navigateBack(number(options, 'delta', 1))),

    setNavigationBarTitle: method('setNavigationBarTitle', options => pages.setTitle(text(options, 'title'))),
    setNavigationBarColor: method('setNavigationBarColor', options =>
      setBarColors(text(options, 'backgroundColor'), text(options, 'frontColor')),
    ),
    setTabBarBadge: method('setTabBarBadge', options =>
      setBadge(number(options, 'index', 0), text(options, 'text')),
    ),
    removeTabBarBadge: method('removeTabBarBadge', options =>
      setBadge(number(options, 'index', 0), undefined),
    ),
    showTabBarRedDot: method('showTabBarRedDot', options => setBadge(number(options, 'index', 0), '')),
    hideTabBarRedDot: method('hideTabBarRedDot', options => setBadge(number(options, 'index', 0), undefined)),
    setTabBarStyle: method('setTabBarStyle', options =>
      setTabBarStyle({
        color: text(options, 'color'),
        selectedColor: text(options, 'selectedColor'),
        backgroundColor: text(options, 'backgroundColor'),
      }),
    ),
    showTabBar: method('showTabBar', () => setTabBarShown(true)),
    hideTabBar: method('hideTabBar', () => setTabBarShown(false)),

    pageScrollTo: method('pageScrollTo', options => scrollPage(pages, options)),
    startPullDownRefresh: method('startPullDownRefresh', () => {
      callMethod(pages.current.instance, 'onPullDownRefresh')
    }),
    stopPullDownRefresh: method('stopPullDownRefresh', () => undefined),
  }
}

function hear(channel: EventChannel, { events }: Options): void {
  if (typeof events !== 'object' || events === null) return
  for (const [event, listener] of Object.entries(events)) channel.on(event, listener as () => void)
}

function scrollPage(pages: PageStack, options: Options): void {
  const { element } = pages.current
  const target = options['selector'] === undefined ? null : element.querySelector(text(options, 'selector'))
  element.scrollTop = target
    ? element.scrollTop + target.getBoundingClientRect().top - navigationBarHeight()
    : number(options, 'scrollTop', 0)
}
