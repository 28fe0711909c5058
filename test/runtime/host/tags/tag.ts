// What a built-in tag is made of, and how one finds its neighbours.
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { tagName } from '../../compile/tags'
import { textOf } from '../text'

/** One `<wx-…>` element on the page. */
export class Tag {
  /** The part that holds a value, when the tag has an inside. */
  inner: HTMLElement | undefined
  /** Switches, checkboxes and radios. */
  checked = false

  constructor(
    private readonly component: glassEasel.GeneralComponent,
    readonly element: HTMLElement,
  ) {}

  get name(): string {
    return tagName(this.element)
  }

  get properties(): Readonly<Record<string, unknown>> {
    return this.component.data
  }

  text(property: string): string {
    return textOf(this.properties[property])
  }

  is(property: string): boolean {
    const value = this.properties[property]
    return Boolean(value) && value !== 'false'
  }

  /** Component events neither bubble nor leave, like WeChat's. */
  fire(event: string, detail: object = {}, bubbles = false): void {
    this.component.triggerEvent(event, detail, { bubbles, composed: bubbles })
  }

  /** What the automator and forms take for its value. */
  get value(): unknown {
    const { inner } = this
    if (inner instanceof HTMLInputElement || inner instanceof HTMLTextAreaElement) return inner.value
    return this.properties['value']
  }

  setChecked(checked: boolean): void {
    this.checked = checked
    this.element.setAttribute('aria-checked', String(checked))
  }

  closest(name: string): Tag | undefined {
    const element = this.element.parentElement?.closest(`wx-${name}`)
    return element ? tagOf(element) : undefined
  }

  inside(...names: string[]): Tag[] {
    const elements = this.element.querySelectorAll(names.map(name => `wx-${name}`).join())
    return [...elements].flatMap(element => tagOf(element) ?? [])
  }
}

export interface TagDefinition {
  /** Builds the inside, once. */
  readonly create?: (tag: Tag) => void
  /** Called at the start for each property that has a value, then on each change. */
  readonly properties?: Readonly<Record<string, (tag: Tag, value: unknown) => void>>
  /** What the tag itself does when tapped, after the app's own handlers. */
  readonly tap?: (tag: Tag, target: Element) => void
}

export type TagFamily = Readonly<Record<string, TagDefinition>>

const tags = new WeakMap<Element, Tag>()

export const tagOf = (element: Element): Tag | undefined => tags.get(element)

export const remember = (tag: Tag): Tag => {
  tags.set(tag.element, tag)
  return tag
}
