// 健康科普: what fits today stands first; a search looks through all. Public: nobody signs in first.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { ArticleInList, Audience } from '~types/articles'
import type { Input } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'

const all = 'all' as const
const AUDIENCES: readonly { value: Audience | typeof all; label: string }[] = [
  { value: all, label: '全部' },
  { value: 'preparing', label: '婚前备孕' },
  { value: 'pregnant', label: '孕期' },
  { value: 'postpartum', label: '产后' },
  { value: 'child', label: '孩子' },
  { value: 'partner', label: '伴侣' },
]

function Articles({ items }: { items: readonly ArticleInList[] }) {
  return (
    <Card flush>
      {items.map(one => (
        <Cell
          key={one.key}
          title={one.title}
          note={one.summary}
          {...(one.reviewed ? { value: <Tag tone='ok'>已审核</Tag> } : {})}
          onPress={() => void Taro.navigateTo({ url: `/care/pages/article/index?key=${one.key}` })}
        />
      ))}
    </Card>
  )
}

interface BrowsedProps {
  items: readonly ArticleInList[]
  quiet: boolean
  audience: Audience | typeof all
  onAudience: (audience: Audience | typeof all) => void
}

/** What is of her present stages, then the rest by whom it speaks to; one plain list after a loss. */
function Browsed({ items, quiet, audience, onAudience }: BrowsedProps) {
  if (quiet)
    return (
      <Section title='文章' note='其他内容,需要时可以在上面搜索。'>
        <Articles items={items} />
      </Section>
    )
  const now = items.filter(one => one.now)
  const rest = items.filter(one => !one.now)
  return (
    <>
      {now.length > 0 && (
        <Section title='此刻' note='按您现在所处的阶段。'>
          <Articles items={now} />
        </Section>
      )}
      <Section title={now.length > 0 ? '更多' : '文章'}>
        <Choice
          label='按阶段看'
          layout='side-by-side'
          options={AUDIENCES}
          value={audience}
          onChange={onAudience}
        />
        {rest.length > 0 && <Articles items={rest} />}
        {items.length === 0 && <Empty icon='list' title='还没有文章' note='可以搜索,或看其他阶段的。' />}
      </Section>
    </>
  )
}

function Found({ items, search }: { items: readonly ArticleInList[]; search: string }) {
  if (items.length === 0)
    return (
      <Empty
        icon='search'
        title='没有找到相关文章'
        note='请换一个词试试。身体不舒服时请直接看医生,危急时拨打120。'
      />
    )
  return (
    <Section title={`“${search}”的结果`}>
      <Articles items={items} />
    </Section>
  )
}

export default function LibraryPage() {
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  const [audience, setAudience] = useState<Audience | typeof all>(all)
  const { at, turn, restart } = usePager()
  const asked: Input<'articles.list'> =
    search !== '' ? { search, ...at } : audience === all ? at : { audience, ...at }
  const read = useQuery('articles.list', asked)
  const find = (text: string) => {
    restart()
    setSearch(text)
  }
  const clear = () => {
    setWords('')
    find('')
  }
  return (
    <Page title='健康科普' shareable>
      <Card>
        <TextInput
          label='找文章'
          hint='写一两个词'
          value={words}
          maxLength={30}
          onChange={setWords}
          onDone={() => find(words.trim())}
        />
        {words.trim() !== '' && (
          <Button icon='search' onPress={() => find(words.trim())}>
            搜索
          </Button>
        )}
        {search !== '' && (
          <Button variant='quiet' onPress={clear}>
            清除搜索
          </Button>
        )}
      </Card>
      <Loaded read={read} rows={6}>
        {({ items, quiet, next }) => (
          <>
            {search !== '' ? (
              <Found items={items} search={search} />
            ) : (
              <Browsed
                items={items}
                quiet={quiet}
                audience={audience}
                onAudience={value => {
                  restart()
                  setAudience(value)
                }}
              />
            )}
            {turn(next)}
          </>
        )}
      </Loaded>
    </Page>
  )
}
