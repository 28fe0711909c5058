/** Bundles the cloud functions, one file each: `npm run build:functions`. Nothing is installed in the cloud. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Metafile } from 'esbuild'
import { lean } from './lean'
import { functionNames, type FunctionName } from './cloudbaserc'

const root = path.resolve(__dirname, '..')
const functionFolder = path.join(root, 'dist/cloudfunctions')
/** What went into each bundle, for the tests; beside the functions and not in them, so that it is not uploaded. */
const metaFolder = path.join(root, 'dist/cloudfunctions-meta')

/** A console upload takes 1.5 MB zipped, which is a third of it; a cold start reads all of it (1.2 MB in 0.24 s on two busy cores). */
const maxBytes = 1_400_000

const openapi: Partial<Record<FunctionName, readonly string[]>> = { reminders: ['subscribeMessage.send'] }

/** @returns the size in bytes; more than `maxBytes` is an error */
async function bundle(name: FunctionName): Promise<number> {
  const folder = path.join(functionFolder, name)
  const result = await build({
    entryPoints: [path.join(root, 'cloudfunctions/functions', name, 'index.ts')],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    // Errors are logged by class and place: names must survive.
    keepNames: true,
    metafile: true,
    legalComments: 'none',
    external: ['pg-native'],
    plugins: [lean],
    // The Chinese texts as they are, not as six-character escapes.
    charset: 'utf8',
    logLevel: 'warning',
  })
  writeFileSync(path.join(metaFolder, `${name}.json`), JSON.stringify(result.metafile satisfies Metafile))
  writeJson(path.join(folder, 'package.json'), {
    name: `yunyutong-${name}`,
    version: '1.0.0',
    private: true,
    main: 'index.js',
  })
  // Read by the WeChat developer tools when they upload the function; `tcb fn deploy` reads cloudbaserc.json.
  const permissions = openapi[name]
  if (permissions) writeJson(path.join(folder, 'config.json'), { permissions: { openapi: permissions } })
  const bytes = Object.values(result.metafile.outputs)[0]?.bytes ?? 0
  if (bytes > maxBytes) throw new Error(`function ${name} is ${bytes} bytes; at most ${maxBytes}`)
  return bytes
}

const writeJson = (file: string, value: unknown): void =>
  writeFileSync(file, JSON.stringify(value, null, 2) + '\n')

async function buildFunctions(): Promise<void> {
  rmSync(functionFolder, { recursive: true, force: true })
  mkdirSync(metaFolder, { recursive: true })
  for (const name of functionNames) {
    const bytes = await bundle(name)
    process.stdout.write(`function ${name.padEnd(12)} ${String(Math.ceil(bytes / 1000)).padStart(6)} kB\n`)
  }
}

buildFunctions().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
