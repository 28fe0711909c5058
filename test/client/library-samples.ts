// Articles, as the backend answers them.
import type { Given } from './backend'

const inList = { summary: '孕28周起每天数一数', now: false, reviewed: false }
export const listed: Given<'articles.list'> = {
  items: [
    { ...inList, key: 'fetal-movement', title: '怎样数胎动', now: true, reviewed: true },
    { ...inList, key: 'folic-acid', title: '叶酸怎样吃' },
  ],
  quiet: false,
  next: null,
}
export const quietly: Given<'articles.list'> = {
  items: [{ ...inList, key: 'hard-times', title: '心里难受的时候', summary: '怎样照顾自己' }],
  quiet: true,
  next: null,
}
export const read: Given<'articles.get'> = {
  key: 'fetal-movement',
  version: 1,
  title: '怎样数胎动',
  summary: '孕28周起每天数一数',
  sections: [
    { heading: '怎样数', text: '每天选差不多的时间,专心数。' },
    { heading: '少了怎么办', text: '当天去医院做胎心监护。' },
  ],
  urgent: '胎动明显减少或停止,请立即到医院。',
  author: '孕育通编写组',
  writtenOn: '2026-11-20',
  sources: ['《孕前和孕期保健指南(2018)》'],
  review: null,
}
export const reviews: Given<'articles.reviews'> = {
  items: [
    { key: 'fetal-movement', version: 1, title: '怎样数胎动', writtenOn: '2026-11-20', review: null },
    {
      key: 'folic-acid',
      version: 2,
      title: '叶酸怎样吃',
      writtenOn: '2026-11-20',
      review: {
        verdict: 'withheld',
        reviewer: '某妇幼保健院 保健部',
        reviewedOn: '2026-11-22',
        reason: '领取地点有变化',
      },
    },
  ],
  next: null,
}
