// Pages of what she writes down for herself, and of her child.
import ChildPage from '@/care/pages/child/index'
import DiaryPage from '@/care/pages/diary/index'
import MoodPage from '@/care/pages/mood/index'
import MovementPage from '@/care/pages/movement/index'
import RescuePage from '@/care/pages/rescue/index'
import { timeline } from './birth-samples'
import * as diary from './diary-samples'
import type { PageCase } from './pages'

export const DIARY_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/child',
    Page: ChildPage,
    title: '孩子的检查和疫苗',
    waitsFor: 'children.timeline',
    shows: '足跟血筛查请7天内完成',
    answers: backend => backend.on('children.timeline', timeline),
  },
  {
    path: 'care/pages/diary',
    Page: DiaryPage,
    title: '我的记录',
    waitsFor: 'diary.mine',
    shows: '142/88',
    answers: backend => backend.on('diary.mine', diary.pressures),
  },
  {
    path: 'care/pages/movement',
    Page: MovementPage,
    title: '数胎动',
    waitsFor: 'diary.mine',
    shows: '120分钟8次',
    answers: backend => backend.on('diary.mine', { items: [diary.movement], next: null }),
  },
  {
    path: 'care/pages/mood',
    Page: MoodPage,
    title: '情绪自评',
    waitsFor: 'mood.questions',
    shows: '还有10题',
    answers: backend => backend.on('mood.questions', diary.questions).on('mood.mine', diary.noChecks),
  },
  {
    path: 'care/pages/rescue',
    Page: RescuePage,
    title: '救治地图',
    waitsFor: 'rescue.centres',
    shows: '0717-1600121',
    answers: backend => backend.on('rescue.centres', diary.centres),
  },
]
