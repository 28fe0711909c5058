// Runs the app in headless Chromium, served from the loopback address.
import { readFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { PAGE_CSS, PAGE_HTML, bundleHost } from './bundle'
import type { Outside, Surface } from './surface'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
/** A common phone in China. */
const PHONE = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}
const START_MILLISECONDS = 15_000

export async function openInChromium(
  app: { dist: string; script: string },
  outside: Outside,
): Promise<Surface> {
  const server = await serve(app)
  const browser = await launch()
  const page = await browser.newPage(PHONE)
  const failures: string[] = []
  page.on('pageerror', error => failures.push(error.message))
  await page.exposeFunction('bridgeEmit', outside.emit)
  await page.exposeFunction('bridgeCloud', outside.cloud)
  await page.exposeFunction('bridgeRequest', outside.request)
  await page.addInitScript(
    'window.miniProgramBridge = { emit: bridgeEmit, cloud: bridgeCloud, request: bridgeRequest }',
  )

  const started = async (): Promise<void> => {
    await page
      .waitForFunction(() => window.automate !== undefined, null, { timeout: START_MILLISECONDS })
      .catch(() => {
        throw new Error(`the app did not start: ${failures.join('; ') || 'no error was seen'}`)
      })
  }
  const close = async (): Promise<void> => {
    await browser.close()
    server.close()
  }
  try {
    await page.goto(`http://127.0.0.1:${portOf(server)}/`)
    await started()
  } catch (error) {
    await close()
    throw error
  }
  return {
    automate: (method, parameters) =>
      page
        .evaluate(([name, values]) => window.automate?.(name, values), [method, parameters] as const)
        .catch(unwrap),
    screenshot: async () => (await page.screenshot()).toString('base64'),
    restart: async () => {
      await page.reload()
      await started()
    },
    setTheme: theme => page.emulateMedia({ colorScheme: theme }),
    close,
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
    // The command stops the browser itself, after it has told its clients.
    handleSIGTERM: false,
    handleSIGINT: false,
    handleSIGHUP: false,
  })

/** Playwright prefixes and traces what the page threw; the automator shows only the message. */
function unwrap(error: unknown): never {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n')
  throw new Error(line.replace(/^page\.evaluate: (Error: )?/, ''))
}

async function serve({ dist, script }: { dist: string; script: string }): Promise<Server> {
  const [html, css, host] = await Promise.all([
    readFile(PAGE_HTML, 'utf8'),
    readFile(PAGE_CSS, 'utf8'),
    bundleHost(),
  ])
  const scripts = '<script src="/app.js"></script><script src="/host.js"></script>'
  const made: Readonly<Record<string, [type: string, body: string]>> = {
    '/': ['text/html', html.replace('</body>', `${scripts}</body>`)],
    '/page.css': ['text/css', css],
    '/app.js': ['text/javascript', script],
    '/host.js': ['text/javascript', host],
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const send = (status: number, type: string, body: string | Buffer): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    }
    const page = made[pathname]
    if (page) {
      send(200, `${page[0]}; charset=utf-8`, page[1])
      return
    }
    const file = path.join(dist, decodeURIComponent(pathname.replace(/^\/dist\//, '')))
    const type = MEDIA_TYPES[path.extname(file)]
    if (!type || !file.startsWith(dist + path.sep)) {
      send(404, 'text/plain', 'not found')
      return
    }
    readFile(file).then(
      body => send(200, type, body),
      () => send(404, 'text/plain', 'not found'),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
