/** The actions of this room. */
import type { Routes } from '../service/context'
import { get, list } from './articles'
import { review, reviews } from './reviews'

export const libraryRoutes = {
  'articles.list': list,
  'articles.get': get,
  'articles.reviews': reviews,
  'articles.review': review,
} satisfies Partial<Routes>
