// WXML becomes code, with the compiler's complaints and the properties that the built-in tags must declare.
import { compileTemplates } from './templates'

test('collects the properties of built-in tags, in camelCase, without events, data and classes', () => {
  const { properties } = compileTemplates(
    new Map([
      [
        'a.wxml',
        '<scroll-view scroll-y class="a" data-id="1" bindscroll="x" style="{{s}}" wx:if="{{a > b}}" />',
      ],
      [
        'b.wxml',
        '<view aria-label="{{a}}"><scroll-view lower-threshold="{{5}}" /><my-card title="x" /></view>',
      ],
    ]),
  )
  expect(properties).toEqual({ 'scroll-view': ['scrollY', 'lowerThreshold'], view: ['ariaLabel'] })
})

test('says which file is wrong', () => {
  expect(compileTemplates(new Map([['pages/a.wxml', '<view><text></view>']])).warnings).toEqual([
    expect.stringContaining('pages/a.wxml: '),
  ])
})
