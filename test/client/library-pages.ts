// Pages of the education library.
import ArticlesPage from '@/admin/pages/articles/index'
import ArticlePage from '@/care/pages/article/index'
import LibraryPage from '@/care/pages/library/index'
import * as library from './library-samples'
import type { PageCase } from './pages'
import * as sample from './samples'

export const LIBRARY_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/library',
    Page: LibraryPage,
    title: '健康科普',
    waitsFor: 'articles.list',
    shows: '叶酸怎样吃',
    answers: backend => backend.on('articles.list', library.listed),
  },
  {
    path: 'care/pages/article',
    Page: ArticlePage,
    title: '科普文章',
    params: { key: 'fetal-movement' },
    waitsFor: 'articles.get',
    shows: '当天去医院做胎心监护',
    answers: backend => backend.on('articles.get', library.read),
  },
  {
    path: 'admin/pages/articles',
    Page: ArticlesPage,
    title: '科普审核',
    waitsFor: 'articles.reviews',
    shows: '某妇幼保健院',
    answers: backend =>
      backend.on('identity.me', sample.staff('manager')).on('articles.reviews', library.reviews),
  },
]
