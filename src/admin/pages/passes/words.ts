// Words of the runs of the city pass.
import type { PassPieceKind, PassRun } from '~types/passes'
import { count } from '../../policy/words'

export const STATE_WORDS: Record<PassRun['state'], string> = {
  running: '进行中',
  done: '已完成',
  abandoned: '已停止',
}
export const STATE_TONES = { running: 'info', done: 'ok', abandoned: 'neutral' } as const
export const SCOPE_WORDS: Record<PassRun['scope'], string> = { full: '全员比对', night: '当日变化' }

/** Which count tells what a piece did, and in which words. */
const TOLD: Record<PassPieceKind, readonly (readonly [string, string, string])[]> = {
  facts: [['facts', '更新信息', '人']],
  region: [['changed', '结果有变化', '人']],
  night: [['changed', '结果有变化', '人']],
  guidance: [
    ['linesOpened', '新上名单', '条'],
    ['linesClosed', '移出名单', '条'],
  ],
  messages: [['messages', '待发消息', '条']],
}

type Piece = PassRun['pieces'][number]

/** What a finished piece did; what it did not count is not told. */
export const pieceWords = ({ kind, done, counts }: Piece): string =>
  done
    ? TOLD[kind]
        .flatMap(([key, words, unit]) => {
          const value = counts[key]
          return value === undefined ? [] : [`${words}${count(value)}${unit}`]
        })
        .join(',') || '已完成'
    : '—'

export const doneOf = (run: PassRun): number => run.pieces.filter(piece => piece.done).length
