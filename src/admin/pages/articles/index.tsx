// 科普审核: which articles the city has reviewed, and the record of a review, by version.
import { useState } from 'react'
import type { ArticleUnderReview } from '~types/articles'
import { useQuery } from '@/api/use-query'
import { longDate, monthWords } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../../staff/staff-page'
import { OneReview } from './one-review'

function State({ row: { review } }: { row: ArticleUnderReview }) {
  if (review === null) return <Tag tone='warn'>待审核</Tag>
  return review.verdict === 'passed' ? <Tag tone='ok'>已审核</Tag> : <Tag>暂不展示</Tag>
}

function Reviews() {
  const { at, turn } = usePager()
  const read = useQuery('articles.reviews', at)
  const [one, setOne] = useState<ArticleUnderReview>()
  return (
    <Section
      title='文章'
      note='没有审核的文章,居民会看到“还没有经过本地妇幼机构审核”。文章改版后要重新审核。'
    >
      <Loaded read={read} rows={8}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='list' title='还没有文章' note='执行部署中的“迁移”后,目录中的文章会出现在这里。' />
          ) : (
            <>
              <Table
                label='科普文章'
                rows={items}
                rowKey={row => row.key}
                onRow={setOne}
                columns={[
                  { key: 'title', title: '题目', cell: row => row.title },
                  {
                    key: 'written',
                    title: '版本',
                    width: '220px',
                    cell: row => `第${row.version}版 ${monthWords(row.writtenOn)}`,
                  },
                  {
                    key: 'who',
                    title: '审核',
                    cell: row =>
                      row.review ? `${row.review.reviewer} ${longDate(row.review.reviewedOn)}` : '',
                  },
                  { key: 'state', title: '状态', width: '130px', cell: row => <State row={row} /> },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Sheet open={one !== undefined} title={one?.title ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <OneReview
            key={one.key}
            row={one}
            onDone={() => {
              setOne(undefined)
              read.reload()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

export default function ArticlesPage() {
  return (
    <StaffPage title='科普审核' here='/admin/pages/articles/index' roles={['manager']}>
      {() => <Reviews />}
    </StaffPage>
  )
}
