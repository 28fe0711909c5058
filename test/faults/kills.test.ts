/** A few of the kills that `bench/reminders/kills.ts` makes a thousand of. They need processes, and so a server. */
import { openTestDb } from '../database/open'
import { generator } from '../../bench/booking/workload'
import { playKills, steps } from './kills'

const onServer = process.env['DATABASE_URL'] ? test : test.skip

onServer.each([
  ['without a key are never asked for twice: in doubt is unknown, and called if it presses', false],
  ['with a key are asked for again, and arrive once', true],
])(
  'messages of a sending process that is killed, on a channel %s',
  async (_, smsKeyed) => {
    const database = await openTestDb()
    try {
      const { kills, books, recoverySeconds } = await playKills({
        databaseUrl: database.url ?? '',
        kills: 15,
        smsKeyed,
        random: generator(20261124),
      })
      expect(books.faults).toEqual({ lost: [], doubled: [], misjudged: [], uncalled: [], miscounted: [] })
      expect(books.sent).toBeGreaterThan(0)
      // It must not hold because every process was killed idle.
      expect(steps.slice(1).reduce((sum, step) => sum + kills[step], 0)).toBeGreaterThan(0)
      expect(Math.max(...recoverySeconds)).toBeLessThanOrEqual(60)
    } finally {
      await database.close()
    }
  },
  120_000,
)
