// What lies over the pages: toasts, modal dialogs and sheets.
import { make, part } from './dom'

const layer = part('layer')

type ToastKind = 'toast' | 'loading'

export function showToast(kind: ToastKind, text: string): HTMLElement {
  hideToast()
  const toast = make('div', `layer-toast ${kind}`, text)
  toast.setAttribute('role', 'status')
  layer.append(toast)
  return toast
}

export const hideToast = (kind?: ToastKind): void =>
  layer.querySelectorAll(kind ? `.layer-toast.${kind}` : '.layer-toast').forEach(toast => toast.remove())

/** Opens a panel on a mask; `close` takes it away. */
export function openPanel(className: 'layer-sheet' | 'layer-modal'): {
  panel: HTMLElement
  close: () => void
} {
  const mask = make('div', 'layer-mask')
  const panel = make('div', className)
  panel.setAttribute('role', 'dialog')
  mask.append(panel)
  layer.append(mask)
  return { panel, close: () => mask.remove() }
}

/** A sheet belongs to its page; a modal dialog stays. */
export const closeSheets = (): void =>
  layer.querySelectorAll('.layer-sheet').forEach(sheet => sheet.parentElement?.remove())

export interface Choice {
  readonly cancel?: { readonly text: string; readonly run: () => void }
  readonly confirm: { readonly text: string; readonly run: () => void }
}

/** The row with the two buttons; each closes the panel before it acts. */
export function choiceBar(close: () => void, { cancel, confirm }: Choice): HTMLElement {
  const bar = make('div', 'layer-bar')
  const add = (className: string, { text, run }: Choice['confirm']): void => {
    const button = make('button', className, text)
    button.onclick = () => {
      close()
      run()
    }
    bar.append(button)
  }
  if (cancel) add('layer-cancel', cancel)
  add('layer-confirm', confirm)
  return bar
}

/** Presses a button of the dialog on top; @returns whether there was one. */
export function answerDialog(answer: 'confirm' | 'cancel'): boolean {
  const button = [...layer.querySelectorAll<HTMLElement>(`.layer-${answer}`)].at(-1)
  button?.click()
  return button !== undefined
}

/** Presses the entry of the sheet on top that has this text; @returns whether there was one. */
export function choose(text: string): boolean {
  const options = [...layer.querySelectorAll<HTMLElement>('.layer-mask:last-child .layer-option')]
  const option = options.find(candidate => candidate.textContent === text)
  option?.click()
  return option !== undefined
}

/** The text of the dialog or toast on top; '' when there is none. */
export const layerText = (): string => layer.lastElementChild?.textContent ?? ''
