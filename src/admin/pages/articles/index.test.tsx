// The review of an article: read, decided, recorded by version.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import * as library from '../../../../test/client/library-samples'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import ArticlesPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('articles.reviews', library.reviews)
    .on('articles.get', library.read)
    .on('articles.review', {}),
)

test('what is read is recorded as reviewed, with who and when', async () => {
  openPage(ArticlesPage)
  await press(/怎样数胎动/)
  expect(await screen.findByText('当天去医院做胎心监护。')).toBeTruthy()
  const send = () => screen.getByRole('button', { name: '登记审核' })
  expect(send().getAttribute('aria-disabled')).toBe('true')
  fill('审核人', '某妇幼保健院 保健部')
  fill('审核日期', '2026-11-23')
  await press('登记审核')
  expect(toasts()).toEqual(['已登记'])
  expect(backend.inputs('articles.review')).toEqual([
    {
      key: 'fetal-movement',
      version: 1,
      verdict: 'passed',
      reviewer: '某妇幼保健院 保健部',
      reviewedOn: '2026-11-23',
    },
  ])
})

test('one that is withheld says why, and a new version has to be read first', async () => {
  backend.on('articles.review', new ServiceError('ARTICLE_CHANGED'))
  openPage(ArticlesPage)
  await press(/叶酸怎样吃/)
  expect(body()).toContain('领取地点有变化')
  fill('审核日期', '2026-11-23')
  fill('原因', '仍在核对领取地点')
  await press('登记审核')
  expect(await screen.findByText(/有了新版本/)).toBeTruthy()
  expect(backend.inputs('articles.review')).toMatchObject([
    { key: 'folic-acid', version: 2, verdict: 'withheld', reason: '仍在核对领取地点' },
  ])
})
