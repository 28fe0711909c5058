#!/usr/bin/env node
// Stands in for the command of WeChat DevTools: `cli auto --project DIR --auto-port N`. See README.md.
import { createRequire } from 'node:module'
import { register } from 'tsx/cjs/api'

register()
const { main } = createRequire(import.meta.url)('./cli.ts')
try {
  await main(process.argv.slice(2), process.env)
} catch (error) {
  console.error(error)
  process.exit(1)
}
