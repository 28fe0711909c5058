// Bundles the host for the page, once per process.
import path from 'node:path'
import { build } from 'esbuild'

const HOST = path.join(__dirname, '..', 'host')

export const PAGE_HTML = path.join(HOST, 'page.html')
export const PAGE_CSS = path.join(HOST, 'page.css')

let bundle: Promise<string> | undefined

export const bundleHost = (): Promise<string> => (bundle ??= buildHost())

async function buildHost(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(HOST, 'boot.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [output] = outputFiles
  if (!output) throw new Error('esbuild gave no host bundle')
  return output.text
}
