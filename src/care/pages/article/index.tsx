// One article: what to do, when to go to a hospital at once, who wrote it, from what, and whether the city has reviewed it.
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { articleKey } from '~types/articles'
import type { Input, Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import './index.scss'

type Article = Output<'articles.get'>

const toList = () => void Taro.navigateTo({ url: '/care/pages/library/index' })

function Provenance({ article }: { article: Article }) {
  const { review, author, writtenOn, sources } = article
  return (
    <Section title='关于这篇文章' note='供了解和准备,不能代替医生的诊断。'>
      <Card flush>
        <Cell title='作者' value={author} />
        <Cell title='写于' value={longDate(writtenOn)} />
        {review === null ? (
          <Cell
            icon='info'
            title='还没有经过本地妇幼机构审核'
            note='内容按下列公开的规范编写,与医生说的不同时,请听医生的。'
          />
        ) : (
          <Cell icon='check' title='已审核' note={`${review.reviewer}\n${longDate(review.reviewedOn)}`} />
        )}
        <Cell title='依据' note={sources.join('\n')} />
      </Card>
    </Section>
  )
}

function Shown({ article }: { article: Article }) {
  return (
    <>
      <Section title={article.title} note={article.summary}>
        {article.urgent !== null && (
          <Notice tone='warn' title='这些情况马上就医'>
            {article.urgent}
          </Notice>
        )}
      </Section>
      {article.sections.map(({ heading, text }) => (
        <Section key={heading} title={heading}>
          <Card>
            <View className='yy-article-text'>{text}</View>
          </Card>
        </Section>
      ))}
      <Provenance article={article} />
      <Button variant='quiet' onPress={toList}>
        看其他文章
      </Button>
    </>
  )
}

/** By its key from the list, by a stage from a step of the timeline; null for an address that is neither. */
function askedFor(params: Partial<Record<string, string>>): Input<'articles.get'> | null {
  const key = articleKey.safeParse(params['key'])
  if (key.success) return { key: key.data }
  return params['stage'] === undefined ? null : { stage: params['stage'] }
}

export default function ArticlePage() {
  const asked = askedFor(useRouter().params)
  const read = useQuery('articles.get', asked, { keep: true })
  const gone = asked === null || read.error?.code === 'NOT_FOUND'
  return (
    <Page title='科普文章' shareable>
      {gone ? (
        <Empty
          icon='list'
          title='这篇文章现在看不到'
          note='可能正在修改,可以看看其他文章。'
          action={{ text: '看其他文章', onPress: toList }}
        />
      ) : (
        <Loaded read={read} rows={6}>
          {article => <Shown article={article} />}
        </Loaded>
      )}
    </Page>
  )
}
