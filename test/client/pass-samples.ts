// Runs of the city pass as the server answers them.
import type { Given } from './backend'

type Run = Given<'passes.list'>['items'][number]

export const passRun: Run = {
  runId: '9001',
  scope: 'full',
  state: 'done',
  day: '2026-11-22',
  startedAt: '2026-11-21T18:00:00.000Z',
  finishedAt: '2026-11-21T18:03:00.000Z',
  counts: { people: 402913, facts: 1204, changed: 3180, opened: 2417, closed: 802, messages: 655 },
  pieces: [
    { name: '更新信息', kind: 'facts', done: true, counts: { facts: 1204 } },
    {
      name: '第1片(402913人)',
      kind: 'region',
      done: true,
      counts: { changed: 3180, opened: 2417, closed: 802 },
    },
    { name: '服务名单', kind: 'guidance', done: true, counts: { linesOpened: 2417, linesClosed: 802 } },
    { name: '首次告知', kind: 'messages', done: true, counts: { messages: 655 } },
  ],
}

/** The first `done` pieces of a night. */
export const nightRun = (done: number): Run => ({
  runId: '9002',
  scope: 'night',
  state: done === 4 ? 'done' : 'running',
  day: '2026-11-23',
  startedAt: '2026-11-23T02:00:00.000Z',
  finishedAt: done === 4 ? '2026-11-23T02:00:09.000Z' : null,
  counts: done > 1 ? { changed: 37, opened: 21, closed: 16 } : {},
  pieces: ['更新信息', '当日变化', '服务名单', '首次告知'].map((name, i) => ({
    name,
    kind: (['facts', 'night', 'guidance', 'messages'] as const)[i] ?? 'messages',
    done: i < done,
    counts: i === 1 && done > 1 ? { changed: 37, opened: 21, closed: 16 } : {},
  })),
})
export const passes: Given<'passes.list'> = { items: [nightRun(2), passRun], next: null }
