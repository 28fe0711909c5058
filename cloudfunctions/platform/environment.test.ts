import { EnvironmentError, readEnvironment } from './environment'
import { isTimerCall } from './identity'

const keys = `1:${'ab'.repeat(32)}`
const server = { PGHOST: 'db.invalid', PGUSER: 'app_server', PGPASSWORD: 'hunter2' }
// Only what is given: the type of an environment also wants what a client build reads.
const environment = (given: Record<string, string>): NodeJS.ProcessEnv =>
  given as unknown as NodeJS.ProcessEnv
const faultOf = (given: Record<string, string>): string => {
  try {
    readEnvironment(environment(given))
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message
    throw error
  }
  throw new Error('it was accepted')
}

test('a complete environment is read, with the defaults of the demo city', () => {
  expect(readEnvironment(environment({ ...server, YYT_KEYS: keys }))).toMatchObject({
    city: 'yiling',
    named: true,
    connections: 2,
    databaseUrl: null,
  })
  const url = 'postgres://a:b@c/d'
  expect(
    readEnvironment(environment({ DATABASE_URL: url, YYT_KEYS: keys, YYT_NAMED: '0', PGPOOL_MAX: '1' })),
  ).toMatchObject({ databaseUrl: url, named: false, connections: 1 })
})

test('every gap is named at once, an unfilled placeholder counts as one, and no value is told', () => {
  const fault = faultOf({ ...server, PGHOST: '', YYT_KEYS: '', YYT_CITY: 'atlantis', PGPOOL_MAX: '50' })
  for (const name of ['PGHOST', 'YYT_KEYS', 'YYT_CITY', 'PGPOOL_MAX']) expect(fault).toContain(name)
  for (const value of ['hunter2', 'atlantis', '50']) expect(fault).not.toContain(value)
  expect(faultOf({ ...server, YYT_KEYS: '1:abcd' })).toContain('YYT_KEYS')
})

test("only the platform's timer without a caller is a timer call", () => {
  expect(isTimerCall(environment({ TRIGGER_SRC: 'timer' }))).toBe(true)
  expect(isTimerCall(environment({ TRIGGER_SRC: 'timer', WX_OPENID: 'openid-1' }))).toBe(false)
  expect(isTimerCall(environment({ TRIGGER_SRC: 'http' }))).toBe(false)
  expect(isTimerCall(environment({}))).toBe(false)
})
