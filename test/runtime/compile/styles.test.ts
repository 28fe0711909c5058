// WXSS becomes CSS that means the same on the page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { rpxToVw } from './rpx'
import { compileStyles, rewriteSelector } from './styles'

test('750 rpx are the width of the screen, and other units stay', () => {
  expect(rpxToVw('width: 750rpx; margin: -15rpx 2px .75rpx')).toBe('width: 100vw; margin: -2vw 2px 0.1vw')
})

test('tag selectors name the built-in tags, classes and components stay', () => {
  expect(rewriteSelector('page view.view > scroll-view::after, .text, my-card')).toBe(
    'page wx-view.view > wx-scroll-view::after, .text, my-card',
  )
})

test('imports are inlined once and keyframes keep their steps', () => {
  const dist = mkdtempSync(path.join(os.tmpdir(), 'wxss-'))
  writeFileSync(path.join(dist, 'base.wxss'), 'view { color: red }')
  writeFileSync(
    path.join(dist, 'app.wxss'),
    '@import "./base.wxss";@import "/base.wxss";@keyframes turn { from { top: 0 } to { top: 75rpx } }',
  )
  expect(compileStyles(dist, 'app.wxss').replace(/\s+/g, ' ')).toBe(
    'wx-view { color: red }@keyframes turn { from { top: 0 } to { top: 10vw } }',
  )
  expect(compileStyles(dist, 'absent.wxss')).toBe('')
  rmSync(dist, { recursive: true })
})
