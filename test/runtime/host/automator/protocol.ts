// The shape of an automator method's handler, and reading its parameters.

import { textOf } from '../text'

export type Parameters = Readonly<Record<string, unknown>>
export type Handler = (parameters: Parameters) => unknown
export type Handlers = Readonly<Record<string, Handler>>

export const text = (parameters: Parameters, name: string): string => textOf(parameters[name])

export const list = (parameters: Parameters, name: string): unknown[] => {
  const value = parameters[name]
  return Array.isArray(value) ? (value as unknown[]) : []
}

export const names = (parameters: Parameters): string[] => list(parameters, 'names').map(String)

export const record = (parameters: Parameters, name: string): Record<string, unknown> => {
  const value = parameters[name]
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** `root.cn[0].v` inside a value. */
export const valueAt = (value: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(step => step !== '')
    .reduce<unknown>(
      (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
      value,
    )

/** Calls a method of a page or component by name. */
export function invoke(owner: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(owner, name)
  if (typeof method !== 'function') throw new Error(`method "${name}" is not found`)
  return method.apply(owner, args) as unknown
}
