// An article says who wrote it, from what, and whether the city has reviewed it.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { read } from '../../../../test/client/library-samples'
import { body, led, openPage, press } from '../../../../test/client/open-page'
import ArticlePage from './index'

const backend = useBackend()

test('one that nobody has reviewed says so plainly', async () => {
  backend.on('articles.get', read)
  openPage(ArticlePage, { params: { key: 'fetal-movement' } })
  expect(await screen.findByText('还没有经过本地妇幼机构审核')).toBeTruthy()
  expect(body()).toContain('这些情况马上就医')
  expect(body()).toContain('《孕前和孕期保健指南(2018)》')
})

test('a step of the timeline opens the article of its stage; a review stands with who and when', async () => {
  backend.on('articles.get', {
    ...read,
    review: { reviewer: '某妇幼保健院 保健部', reviewedOn: '2026-11-22' },
  })
  openPage(ArticlePage, { params: { stage: 'PG_FETAL_MOVE' } })
  expect(await screen.findByText('已审核')).toBeTruthy()
  expect(body()).toContain('某妇幼保健院 保健部\n2026年11月22日')
  expect(backend.inputs('articles.get')).toEqual([{ stage: 'PG_FETAL_MOVE' }])
})

test.each([{ key: 'gone-article' }, {}])(
  'one that is not to be read leads to the others: %o',
  async params => {
    backend.on('articles.get', new ServiceError('NOT_FOUND'))
    openPage(ArticlePage, { params })
    await press('看其他文章')
    expect(led()).toEqual(['/care/pages/library/index'])
  },
)
