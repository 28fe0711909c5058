// Registers the built-in tags with the framework and gives taps to them.
import { BUILT_IN } from '../../compile/tags'
import { compiled } from '../bridge'
import { tagSpace } from '../engine'
import { textOf } from '../text'
import { content } from './content'
import { entry } from './entry'
import { choice } from './choice'
import { picker } from './picker'
import { scrolling } from './scrolling'
import { Tag, type TagDefinition, type TagFamily, remember, tagOf } from './tag'

const definitions: TagFamily = { ...content, ...entry, ...choice, ...picker, ...scrolling }

/** Declared for every tag, whether or not a template sets them. */
const ALWAYS = ['name', 'value', 'disabled', 'hidden']

export function registerTags(): void {
  for (const name of BUILT_IN) registerTag(name, definitions[name] ?? {})
  document.addEventListener('click', event => {
    if (event.target instanceof Element) tapped(event.target)
  })
}

function registerTag(name: string, definition: TagDefinition): void {
  const names = new Set([
    ...ALWAYS,
    ...Object.keys(definition.properties ?? {}),
    ...(compiled.properties[name] ?? []),
  ])
  const setters = new Map([...names].map(property => [property, setterOf(definition, property)] as const))
  const builder = tagSpace.define(`wx://${name}`).definition({
    properties: Object.fromEntries([...names].map(property => [property, { type: null, value: undefined }])),
    observers: [...setters].map(([property, set]) => ({
      fields: property,
      observer(this: TagComponent, value: unknown) {
        const tag = tagOf(domOf(this))
        if (tag) set(tag, value)
      },
    })),
    lifetimes: {
      created(this: TagComponent) {
        const tag = remember(new Tag(this, domOf(this)))
        definition.create?.(tag)
        for (const [property, set] of setters) {
          const value = tag.properties[property]
          if (value !== undefined && value !== null) set(tag, value)
        }
      },
    },
  })
  tagSpace.setGlobalUsingComponent(name, builder.registerComponent())
}

type TagComponent = ConstructorParameters<typeof Tag>[0]

const domOf = (component: TagComponent): HTMLElement =>
  component.getBackendElement() as unknown as HTMLElement

type Setter = (tag: Tag, value: unknown) => void

function setterOf(definition: TagDefinition, property: string): Setter {
  if (property === 'hidden') return (tag, value) => tag.element.toggleAttribute('hidden', Boolean(value))
  if (/^aria[A-Z]/.test(property)) return ariaSetter(property)
  return definition.properties?.[property] ?? (() => undefined)
}

/** `ariaLabel` → attribute `aria-label`; WeChat's `aria-role` is HTML's `role`. */
function ariaSetter(property: string): Setter {
  const attribute =
    property === 'ariaRole' ? 'role' : property.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  return ({ element }, value) => {
    if (textOf(value) === '') element.removeAttribute(attribute)
    else element.setAttribute(attribute, textOf(value))
  }
}

/** The innermost tag with an action of its own takes the tap, as the phone's controls do. */
function tapped(target: Element): void {
  for (let element: Element | null = target; element; element = element.parentElement) {
    const tag = tagOf(element)
    const tap = tag && definitions[tag.name]?.tap
    if (!tag || !tap) continue
    tap(tag, target)
    return
  }
}
