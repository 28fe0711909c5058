// wx toasts, modal dialogs and action sheets.
import { make } from '../dom'
import { choiceBar, hideToast, openPanel, showToast } from '../layer'
import { type Options, method, number, strings, text } from './call'

const TOAST_MILLISECONDS = 1500

export const dialogs = {
  showToast: method('showToast', options => {
    const toast = showToast('toast', text(options, 'title'))
    setTimeout(() => toast.remove(), number(options, 'duration', TOAST_MILLISECONDS))
  }),
  hideToast: method('hideToast', () => hideToast('toast')),
  showLoading: method('showLoading', options => {
    showToast('loading', text(options, 'title'))
  }),
  hideLoading: method('hideLoading', () => hideToast('loading')),
  showModal: method('showModal', showModal),
  showActionSheet: method('showActionSheet', showActionSheet),
}

function showModal(options: Options): Promise<object> {
  const { panel, close } = openPanel('layer-modal')
  const field = options['editable'] === true ? make('input') : undefined
  panel.append(make('h3', '', text(options, 'title')), make('p', '', text(options, 'content')))
  if (field) panel.append(field)
  return new Promise(resolve => {
    const answer = (confirm: boolean) => (): void =>
      resolve({ confirm, cancel: !confirm, content: field && confirm ? field.value : null })
    const cancel = { text: text(options, 'cancelText', '取消'), run: answer(false) }
    const confirm = { text: text(options, 'confirmText', '确定'), run: answer(true) }
    panel.append(choiceBar(close, options['showCancel'] === false ? { confirm } : { cancel, confirm }))
  })
}

function showActionSheet(options: Options): Promise<object> {
  const { panel, close } = openPanel('layer-sheet')
  return new Promise((resolve, reject) => {
    strings(options, 'itemList').forEach((item, tapIndex) => {
      const row = make('div', 'layer-option', item)
      row.onclick = () => {
        close()
        resolve({ tapIndex })
      }
      panel.append(row)
    })
    const cancel = make('button', 'layer-cancel', '取消')
    cancel.onclick = () => {
      close()
      reject(new Error('cancel'))
    }
    panel.append(cancel)
  })
}
