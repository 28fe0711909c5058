/** `npm run build:h5`, `npm run build:weapp`. */
import path from 'node:path'
import { buildApp, type Target } from './build'

const target = process.argv[2]
const isTarget = (text: string | undefined): text is Target => text === 'h5' || text === 'weapp'
const say = (text: string): void => void process.stdout.write(`${text}\n`)

if (!isTarget(target)) {
  say('用法: build-app h5|weapp')
  process.exit(1)
}
buildApp(path.resolve(__dirname, '..'), target, say).catch((error: unknown) => {
  say(error instanceof Error ? error.message : '构建失败')
  process.exit(1)
})
