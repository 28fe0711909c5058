// Tags that show or lead somewhere: button, image, navigator, rich text, progress, icon, canvas, web-view.
import { device } from '../device'
import { make } from '../dom'
import { assetUrl } from '../shell'
import { textOf } from '../text'
import { callWx } from '../wx/call'
import { submitForm } from './form'
import type { Tag, TagFamily } from './tag'

const OBJECT_FIT: Readonly<Record<string, string>> = {
  aspectFit: 'contain',
  aspectFill: 'cover',
  scaleToFill: 'fill',
}

export const content: TagFamily = {
  button: {
    create: ({ element }) => element.setAttribute('role', 'button'),
    properties: {
      disabled: tag => tag.element.toggleAttribute('disabled', tag.is('disabled')),
      loading: tag => tag.element.toggleAttribute('aria-busy', tag.is('loading')),
      type: ({ element }, value) => element.setAttribute('type', textOf(value) || 'default'),
    },
    tap(tag) {
      if (tag.is('disabled')) return
      openType(tag)
      if (tag.is('formType')) submitForm(tag)
    },
  },
  image: {
    create(tag) {
      const image = make('img')
      image.alt = ''
      image.onload = () => tag.fire('load', { width: image.naturalWidth, height: image.naturalHeight })
      image.onerror = () => tag.fire('error', { errMsg: `GET ${image.src} fail` })
      tag.inner = image
      tag.element.append(image)
    },
    properties: {
      src({ inner }, value) {
        if (inner instanceof HTMLImageElement && value) inner.src = assetUrl(textOf(value))
      },
      mode({ inner }, value) {
        if (inner) inner.style.objectFit = OBJECT_FIT[textOf(value)] ?? 'fill'
      },
    },
  },
  navigator: {
    tap(tag) {
      const method = tag.text('openType') || 'navigate'
      const name = method === 'navigate' || method === 'redirect' ? `${method}To` : method
      void callWx(name, { url: tag.text('url'), delta: Number(tag.properties['delta'] ?? 1) })
    },
  },
  'rich-text': {
    properties: {
      nodes({ element }, value) {
        element.innerHTML = typeof value === 'string' ? value : richText(value)
      },
    },
  },
  progress: {
    create(tag) {
      tag.inner = make('span')
      const track = make('span', 'tag-progress')
      track.append(tag.inner)
      tag.element.append(track)
      tag.element.setAttribute('role', 'progressbar')
    },
    properties: {
      percent({ element, inner }, value) {
        element.setAttribute('aria-valuenow', textOf(value))
        if (inner) inner.style.width = `${textOf(value)}%`
      },
    },
  },
  icon: { properties: { type: ({ element }, value) => element.setAttribute('data-type', textOf(value)) } },
  canvas: {
    create(tag) {
      tag.inner = make('canvas')
      tag.element.append(tag.inner)
    },
  },
  'web-view': {
    properties: {
      src({ element }, value) {
        element.textContent = `web-view: ${textOf(value)}`
      },
    },
  },
}

/** Buttons that ask the client for something; the answers are those set on the device. */
function openType(tag: Tag): void {
  switch (tag.text('openType')) {
    case 'getPhoneNumber':
      tag.fire('getphonenumber', device.phoneNumber)
      break
    case 'agreePrivacyAuthorization':
      tag.fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
      break
    case 'openSetting':
      tag.fire('opensetting', { errMsg: 'openSetting:ok', authSetting: {} })
      break
  }
}

interface RichNode {
  readonly type?: string
  readonly text?: string
  readonly name?: string
  readonly children?: unknown
}

function richText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  const host = make('div')
  for (const node of nodes as RichNode[]) {
    if (node.type === 'text') {
      host.append(node.text ?? '')
      continue
    }
    const element = document.createElement(node.name ?? 'div')
    element.innerHTML = richText(node.children)
    host.append(element)
  }
  return host.innerHTML
}
