// The two commands that CI runs on a built mini-program: its size, and WeChat's own compilers.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

let dist: string
beforeEach(() => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'weapp-'))
  cpSync(path.join(__dirname, 'fixture'), dist, { recursive: true })
})
afterEach(() => rmSync(dist, { recursive: true }))

function run(script: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, script), dist], {
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

describe('size', () => {
  test('counts each file once, in the main package or in its subpackage', () => {
    writeFileSync(path.join(dist, 'visit', 'large.png'), Buffer.alloc(900 * 1024))
    const { status, output } = run('size.mjs')
    expect(status).toBe(0)
    expect(output).toMatch(/main package: \d{1,2}\.\d KB\nvisit: 90\d\.\d KB/)
  })

  test('fails when the main package is over its budget', () => {
    writeFileSync(path.join(dist, 'large.png'), Buffer.alloc(701 * 1024))
    const { status, output } = run('size.mjs')
    expect(status).toBe(1)
    expect(output).toContain('over its budget of 700.0 KB')
  })
})

describe("WeChat's compilers", () => {
  test('accept the fixture', () => {
    expect(run('check-wxml.mjs')).toMatchObject({ status: 0 })
  })

  test('refuse broken WXML and say where', () => {
    writeFileSync(path.join(dist, 'pages', 'home', 'index.wxml'), '<view><text></view>')
    const { status, output } = run('check-wxml.mjs')
    expect(status).toBe(1)
    expect(output).toContain('pages/home/index.wxml')
  })

  test('refuse broken WXSS', () => {
    writeFileSync(path.join(dist, 'app.wxss'), '.a { color: red')
    expect(run('check-wxml.mjs').status).toBe(1)
  })
})

test.each(['size.mjs', 'check-wxml.mjs'])('%s fails when there is no build', script => {
  rmSync(path.join(dist, 'app.json'))
  const { status, output } = run(script)
  expect(status).toBe(1)
  expect(output).toContain('build the mini-program first')
})
