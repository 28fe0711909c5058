// Turns glass-easel's events into the plain objects that a mini-program's handlers receive.
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { reportRejection } from './report'

type InternalEvent = glassEasel.ShadowedEvent<unknown>
type Method = (this: unknown, ...args: unknown[]) => unknown

/** @returns a copy of the methods whose handlers see WeChat's event shape. */
export function wrapHandlers<Methods extends object>(methods: Methods): Methods {
  const wrapped = Object.entries(methods).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function' ? wrap(name, value as Method) : value,
  ])
  return Object.fromEntries(wrapped) as Methods
}

function wrap(name: string, method: Method): Method {
  return function (first, ...rest) {
    if (!isInternalEvent(first)) return method.call(this, first, ...rest)
    return reportRejection(method.call(this, publicEvent(first), ...rest), name)
  }
}

function publicEvent(event: InternalEvent): object {
  const touches = touchesOf(event.detail)
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: publicTarget(event.target),
    currentTarget: publicTarget(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail ?? {},
    touches,
    changedTouches: touches,
    mut: false,
  }
}

const publicTarget = (target: InternalEvent['target']): object => ({
  id: target.id,
  dataset: { ...target.dataset },
  offsetLeft: 0,
  offsetTop: 0,
})

function touchesOf(detail: unknown): object[] {
  if (typeof detail !== 'object' || detail === null || !('x' in detail) || !('y' in detail)) return []
  return [{ identifier: 0, pageX: detail.x, pageY: detail.y, clientX: detail.x, clientY: detail.y }]
}

const isInternalEvent = (value: unknown): value is InternalEvent =>
  typeof value === 'object' && value !== null && 'getEventBubbleStatus' in value
