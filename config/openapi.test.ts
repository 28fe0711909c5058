import { readFileSync } from 'node:fs'
import path from 'node:path'
import { contract } from '../types/contract'
import { openApi } from './openapi-document'

test('docs/openapi.json is what the contract says now', () => {
  const written: unknown = JSON.parse(readFileSync(path.resolve(__dirname, '../docs/openapi.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(openApi())))
  expect(Object.keys((written as { paths: object }).paths)).toHaveLength(Object.keys(contract).length)
})
