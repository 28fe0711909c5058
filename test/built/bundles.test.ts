import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { functionNames } from '../../config/cloudbaserc'
import { builtFunction } from './instance'

const meta = path.resolve(__dirname, '../../dist/cloudfunctions-meta')
const inputsOf = (name: string): string[] => {
  const { inputs } = JSON.parse(readFileSync(path.join(meta, `${name}.json`), 'utf8')) as { inputs: object }
  return Object.keys(inputs)
}
const maxBytes = 1_400_000

describe.each(functionNames)('the bundle of %s', name => {
  const folder = path.dirname(builtFunction(name))

  test('is one file of at most 1.4 MB that installs nothing', () => {
    expect(statSync(builtFunction(name)).size).toBeLessThanOrEqual(maxBytes)
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ main: 'index.js' })
    expect(manifest).not.toHaveProperty('dependencies')
    const others = readdirSync(folder).filter(
      file => !['index.js', 'package.json', 'config.json'].includes(file),
    )
    expect(others).toEqual([])
  })

  test('holds nothing of the laptop, the tests, the screens or an embedded database', () => {
    const inputs = inputsOf(name)
    expect(inputs).toContain(`cloudfunctions/functions/${name}/index.ts`)
    expect(
      inputs.filter(input =>
        /(^|\/)(local|test|src|bench)\/|pglite|\.test\.ts$|stub/i.test(withoutPackage(input)),
      ),
    ).toEqual([])
    expect(inputs.filter(input => input.includes('@electric-sql'))).toEqual([])
  })
})

/** Packages have folders of any name; of our own code only the names count. */
const withoutPackage = (input: string): string => (input.includes('node_modules/') ? '' : input)

test('only the function that sends asks for the permission to send', () => {
  const permitted = functionNames.filter(name =>
    readdirSync(path.dirname(builtFunction(name))).includes('config.json'),
  )
  expect(permitted).toEqual(['reminders'])
  expect(
    JSON.parse(readFileSync(path.join(path.dirname(builtFunction('reminders')), 'config.json'), 'utf8')),
  ).toEqual({ permissions: { openapi: ['subscribeMessage.send'] } })
})
