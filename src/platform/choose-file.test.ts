// A file from the computer, or from a chat: chosen, read in pieces, or an honest reason why not.
import Taro from '@tarojs/taro'
import { chooseFile } from './choose-file'

const text = (outcome: Awaited<ReturnType<typeof chooseFile>>, at: number, length: number) =>
  outcome.ok ? outcome.value.read(at, length) : Promise.reject(new Error(outcome.reason))

describe('in WeChat', () => {
  const readFile = jest.fn()
  beforeEach(() => {
    process.env.TARO_ENV = 'weapp'
    Object.assign(Taro, {
      chooseMessageFile: jest.fn(() =>
        Promise.resolve({
          tempFiles: [{ name: '名单.csv', size: 5, path: 'wxfile://1', time: 0, type: 'file' }],
        }),
      ),
      getFileSystemManager: () => ({ readFile }),
    })
  })

  test('a file of a chat is read in pieces, never beyond its end', async () => {
    readFile.mockImplementation((options: { success: (answer: { data: ArrayBuffer }) => void }) =>
      options.success({ data: new Uint8Array([4, 5]).buffer }),
    )
    const chosen = await chooseFile(['csv', 'xlsx'])
    expect(chosen).toMatchObject({ ok: true, value: { name: '名单.csv', size: 5 } })
    expect(await text(chosen, 3, 100)).toEqual({ ok: true, value: new Uint8Array([4, 5]) })
    expect(readFile).toHaveBeenCalledWith(
      expect.objectContaining({ filePath: 'wxfile://1', position: 3, length: 2 }),
    )
    expect(Taro.chooseMessageFile).toHaveBeenCalledWith({
      count: 1,
      type: 'file',
      extension: ['csv', 'xlsx'],
    })
  })

  test('a change of mind, and a file that is gone', async () => {
    jest.mocked(Taro.chooseMessageFile).mockRejectedValueOnce({ errMsg: 'chooseMessageFile:fail cancel' })
    expect(await chooseFile(['csv'])).toMatchObject({ ok: false, reason: 'cancelled' })
    readFile.mockImplementation((options: { fail: (error: unknown) => void }) =>
      options.fail({ errMsg: 'readFile:fail gone' }),
    )
    expect(await text(await chooseFile(['csv']), 0, 5)).toMatchObject({ ok: false, reason: 'failed' })
  })
})

describe('in a browser', () => {
  beforeEach(() => {
    process.env.TARO_ENV = 'h5'
  })
  const input = (): HTMLInputElement => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!found) throw new Error('no file input')
    return found
  }

  test('a file of the computer is read in pieces', async () => {
    const choosing = chooseFile(['csv', 'xlsx'])
    expect(input().accept).toBe('.csv,.xlsx')
    Object.defineProperty(input(), 'files', { value: [new File([new Uint8Array([1, 2, 3, 4, 5])], 'a.csv')] })
    input().dispatchEvent(new Event('change'))
    const chosen = await choosing
    expect(chosen).toMatchObject({ ok: true, value: { name: 'a.csv', size: 5 } })
    expect(document.querySelector('input[type=file]')).toBeNull()
    const piece = await text(chosen, 3, 100)
    expect(piece.ok ? [...piece.value] : []).toEqual([4, 5])
  })

  test('closing the dialogue is a change of mind', async () => {
    const choosing = chooseFile(['csv'])
    input().dispatchEvent(new Event('cancel'))
    expect(await choosing).toMatchObject({ ok: false, reason: 'cancelled' })
  })
})
