// What fits today stands first; a search looks through all; after a loss nothing stands there unasked.
import { screen } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import * as library from '../../../../test/client/library-samples'
import { body, fill, led, openPage, press } from '../../../../test/client/open-page'
import LibraryPage from './index'

const backend = useBackend()

test('her present stages have a heading of their own, and an article opens', async () => {
  backend.on('articles.list', library.listed)
  openPage(LibraryPage)
  expect(await screen.findByRole('heading', { name: '此刻' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: '更多' })).toBeTruthy()
  await press(/^怎样数胎动/)
  expect(led()).toEqual(['/care/pages/article/index?key=fetal-movement'])
  await press('孩子', 'radio')
  expect(backend.inputs('articles.list').at(-1)).toEqual({ audience: 'child' })
})

test('a search asks for its words, says when there is nothing, and is cleared', async () => {
  backend.on('articles.list', library.listed)
  openPage(LibraryPage)
  await screen.findByRole('heading', { name: '此刻' })
  backend.on('articles.list', { ...library.listed, items: [] })
  fill('找文章', ' 黄疸 ')
  await press('搜索')
  expect(await screen.findByText('没有找到相关文章')).toBeTruthy()
  expect(backend.inputs('articles.list').at(-1)).toEqual({ search: '黄疸' })
  backend.on('articles.list', library.listed)
  await press('清除搜索')
  expect(await screen.findByRole('heading', { name: '此刻' })).toBeTruthy()
})

test('after a loss no stage is offered to choose from', async () => {
  backend.on('articles.list', library.quietly)
  openPage(LibraryPage)
  expect(await screen.findByText('心里难受的时候')).toBeTruthy()
  expect(body()).toContain('其他内容,需要时可以在上面搜索')
  expect(body()).not.toMatch(/孕期|孩子|产后|备孕|胎|疫苗/)
})
