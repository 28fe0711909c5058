// Tags that move: scroll-view and swiper.
import { textOf } from '../text'
import type { Tag, TagFamily } from './tag'

const LOWER_THRESHOLD = 50

export const scrolling: TagFamily = {
  'scroll-view': {
    create: tag => tag.element.addEventListener('scroll', () => scrolled(tag)),
    properties: {
      scrollY: tag => (tag.element.style.overflowY = tag.is('scrollY') ? 'auto' : ''),
      scrollX: tag => (tag.element.style.overflowX = tag.is('scrollX') ? 'auto' : ''),
      scrollTop: ({ element }, value) => (element.scrollTop = Number(value)),
      scrollLeft: ({ element }, value) => (element.scrollLeft = Number(value)),
      scrollIntoView({ element }, value) {
        if (value) element.querySelector(`#${CSS.escape(textOf(value))}`)?.scrollIntoView()
      },
    },
  },
  swiper: {
    create: tag => tag.element.addEventListener('scroll', () => swiped(tag)),
    properties: {
      current: ({ element }, value) => (element.scrollLeft = Number(value) * element.clientWidth),
    },
  },
}

function scrolled(tag: Tag): void {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = tag.element
  tag.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
  const threshold = Number(tag.properties['lowerThreshold'] ?? LOWER_THRESHOLD)
  if (scrollTop + clientHeight >= scrollHeight - threshold) tag.fire('scrolltolower', { direction: 'bottom' })
}

const shown = new WeakMap<Tag, number>()

/** Without layout (jsdom) there is no width: then swipeTo alone says which item is shown. */
function swiped(tag: Tag): void {
  const { scrollLeft, clientWidth } = tag.element
  if (clientWidth > 0) showItem(tag, Math.round(scrollLeft / clientWidth))
}

function showItem(tag: Tag, current: number): void {
  if ((shown.get(tag) ?? Number(tag.properties['current'] ?? 0)) === current) return
  shown.set(tag, current)
  tag.fire('change', { current, source: 'touch', currentItemId: '' })
}

/** What a finger does to a swiper. */
export function swipeTo(tag: Tag, current: number): void {
  tag.element.scrollLeft = current * tag.element.clientWidth
  showItem(tag, current)
}
