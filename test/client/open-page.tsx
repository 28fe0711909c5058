// Opens a page as the host does, and does to it what a person does.
import { act, fireEvent, render, screen, within, type RenderResult } from '@testing-library/react'
import type { ComponentType } from 'react'
import Taro, { hooks, router } from './taro'

export interface Opening {
  params?: Record<string, string>
  target?: 'weapp' | 'h5'
}

const fire = (hook: 'didShow' | 'didHide') =>
  act(() => {
    for (const run of hooks.get(hook) ?? []) run()
  })

/** Mounts the page and shows it, in the host's order. */
export function openPage(Page: ComponentType, { params = {}, target = 'weapp' }: Opening = {}): RenderResult {
  process.env.TARO_ENV = target
  router.params = params
  const view = render(<Page />)
  fire('didShow')
  return view
}

/** Another page comes in front, and goes away again. */
export function leaveAndReturn(): void {
  fire('didHide')
  fire('didShow')
}

/** Presses the one button, link, radio or switch of that name, once it is there. */
export async function press(
  name: string | RegExp,
  role: 'button' | 'link' | 'radio' | 'switch' | 'gridcell' = 'button',
): Promise<void> {
  const target = await screen.findByRole(role, { name })
  await act(async () => {
    fireEvent.click(target)
    await Promise.resolve()
  })
}

/** Presses a button of the dialog that is open. */
export async function confirm(name: string): Promise<void> {
  const button = within(screen.getByRole('dialog')).getByRole('button', { name })
  await act(async () => {
    fireEvent.click(button)
    await Promise.resolve()
  })
}

/** Types into the field of that label, in place of what was there. */
export function fill(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

/** Lets everything that has been answered reach the screen. */
export const settle = (): Promise<void> =>
  act(async () => {
    await new Promise(resolve => setTimeout(resolve, 0))
  })

const addresses = (calls: readonly unknown[][]): string[] =>
  calls.flatMap(([options]) =>
    typeof options === 'object' && options !== null && 'url' in options && typeof options.url === 'string'
      ? [options.url]
      : [],
  )

/** Where the page led, in any of the host's ways, oldest first within each way. */
export const led = (): string[] =>
  [Taro.navigateTo, Taro.redirectTo, Taro.switchTab].flatMap(way => addresses(way.mock.calls))

export const toasts = (): string[] =>
  Taro.showToast.mock.calls.flatMap(([options]) =>
    typeof options === 'object' && options !== null && 'title' in options ? [String(options.title)] : [],
  )

export const body = (): string => document.body.textContent
