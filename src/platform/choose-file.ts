// Lets a person choose one file and reads it piece by piece: from the computer in a browser, from a chat in WeChat.
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

export interface ChosenFile {
  readonly name: string
  readonly size: number
  /** Bytes from `at`, at most `length`; a file that was deleted meanwhile is `failed`. */
  read: (at: number, length: number) => Promise<Outcome<Uint8Array>>
}

/** @param extensions without dots, e.g. `['csv', 'xlsx']` */
export const chooseFile = (extensions: readonly string[]): Promise<Outcome<ChosenFile>> =>
  process.env.TARO_ENV === 'weapp' ? fromChat(extensions) : fromComputer(extensions)

/** A mini-program cannot open the phone's folders: the file is sent to a chat (for instance 文件传输助手) and chosen there. */
async function fromChat(extensions: readonly string[]): Promise<Outcome<ChosenFile>> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] })
    const [file] = tempFiles
    if (file === undefined) return refused('cancelled')
    return done({ name: file.name, size: file.size, read: (at, length) => readTemporary(file, at, length) })
  } catch (error) {
    return hostRefusal(error)
  }
}

function readTemporary(
  { path, size }: { readonly path: string; readonly size: number },
  position: number,
  length: number,
): Promise<Outcome<Uint8Array>> {
  return new Promise(resolve => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      position,
      // WeChat refuses to read beyond the end.
      length: Math.min(length, size - position),
      success: ({ data }) =>
        resolve(
          typeof data === 'string' ? refused('failed', 'readFile answered text') : done(new Uint8Array(data)),
        ),
      fail: error => resolve(hostRefusal(error)),
    })
  })
}

function fromComputer(extensions: readonly string[]): Promise<Outcome<ChosenFile>> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.map(extension => `.${extension}`).join(',')
    input.hidden = true
    const end = (outcome: Outcome<ChosenFile>): void => {
      input.remove()
      resolve(outcome)
    }
    input.addEventListener('cancel', () => end(refused('cancelled')))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      end(
        file
          ? done({ name: file.name, size: file.size, read: (at, length) => readSlice(file, at, length) })
          : refused('cancelled'),
      )
    })
    // Safari opens the dialogue only for an input that is in the document.
    document.body.append(input)
    input.click()
  })
}

function readSlice(file: File, at: number, length: number): Promise<Outcome<Uint8Array>> {
  return new Promise(resolve => {
    const reader = new FileReader()
    reader.addEventListener('load', () =>
      resolve(
        reader.result instanceof ArrayBuffer
          ? done(new Uint8Array(reader.result))
          : refused('failed', 'FileReader answered text'),
      ),
    )
    reader.addEventListener('error', () => resolve(refused('failed', reader.error?.name)))
    reader.readAsArrayBuffer(file.slice(at, at + length))
  })
}
