import { localDate } from './schema'

test.each(['2026-02-28', '2028-02-29', '2000-02-29', '1988-07-10', '2026-12-31'])('%s is a day', day => {
  expect(localDate.safeParse(day).success).toBe(true)
})
test.each(['2026-02-29', '1900-02-29', '2026-02-31', '2026-04-31', '2026-13-01', '2026-1-1', ''])(
  '%s is not',
  day => {
    expect(localDate.safeParse(day).success).toBe(false)
  },
)
