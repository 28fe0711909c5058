import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from '../types/schema'
import { cloudbaserc, cloudbasercSchema, cloudbasercText, functionNames } from './cloudbaserc'

const file = path.resolve(__dirname, '../cloudbaserc.json')

test('cloudbaserc.json is what its source says (npm run build:cloudbaserc)', () => {
  expect(readFileSync(file, 'utf8')).toBe(cloudbasercText)
})

test('it is what the deployment tool takes', () => {
  expect(z.safeParse(cloudbasercSchema, JSON.parse(cloudbasercText)).error?.issues).toBeUndefined()
  expect(cloudbaserc.functions.map(({ name }) => name)).toEqual([...functionNames])
})

test('a wrong timer, a second timer, a secret in the file and a value that breaks JSON are refused', () => {
  const first = cloudbaserc.functions[1]
  const refused = (change: object): boolean =>
    !z.safeParse(cloudbasercSchema, { ...cloudbaserc, functions: [{ ...first, ...change }] }).success
  const trigger = { name: 'night', type: 'timer', config: '0 0 2 * * * *' }
  expect(refused({})).toBe(false)
  expect(refused({ triggers: [{ ...trigger, config: '0 2 * * *' }] })).toBe(true)
  expect(refused({ triggers: [trigger, trigger] })).toBe(true)
  expect(refused({ envVariables: { PGPASSWORD: 'a"b' } })).toBe(true)
  expect(refused({ installDependency: true })).toBe(true)
})

test('every secret is a placeholder, and no placeholder stands where the tool would not fill it', () => {
  for (const { envVariables } of cloudbaserc.functions)
    for (const [name, value] of Object.entries(envVariables))
      if (name !== 'TZ') expect(value).toBe(`{{env.${name}}}`)
})
