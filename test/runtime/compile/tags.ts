// The tags that WeChat builds in. On the page each becomes a `wx-…` element, so that CSS cannot meet HTML's own.

export const BUILT_IN: ReadonlySet<string> = new Set(
  (
    'view text button input textarea image icon progress rich-text navigator label form ' +
    'scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media root-portal ' +
    'picker picker-view picker-view-column switch checkbox checkbox-group radio radio-group slider ' +
    'canvas web-view video audio map camera editor open-data page-meta navigation-bar'
  ).split(' '),
)

/** `scroll-view` → `wx-scroll-view`; any other name stays. */
export const domName = (tag: string): string => (BUILT_IN.has(tag) ? `wx-${tag}` : tag)

/** The inverse of {@link domName}, for an element's `tagName` in any case. */
export const tagName = (element: { readonly tagName: string }): string =>
  element.tagName.toLowerCase().replace(/^wx-/, '')

export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
