// Hands a file to the person: a download in a browser. The mini-program has no folder to save to.
import { done, refused, type Outcome } from './outcome'

/** `name` with its extension; `type` a MIME type. */
export function saveFile(
  name: string,
  type: string,
  content: string | Uint8Array<ArrayBuffer>,
): Outcome<void> {
  if (process.env.TARO_ENV === 'weapp') return refused('unsupported', 'no downloads in a mini-program')
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The click starts the download in a later task; revoking at once would cancel it in Safari.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return done(undefined)
}

/** @param base64 as the functions answer a file */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
