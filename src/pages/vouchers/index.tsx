// 卡券: vouchers of hers and of the couple, those that can be used first.
import Taro from '@tarojs/taro'
import type { Place } from '~types/places'
import type { Voucher } from '~types/vouchers'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { dateOfInstant } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { placeTag, placeWords } from '@/components/place-words'
import { standingWords } from '../voucher/state-words'

function note({ state, validUntil, redeemed, forCouple, claimedByPartner, childName }: Voucher): string {
  const whose =
    childName !== null
      ? ` · ${childName}使用`
      : forCouple
        ? claimedByPartner
          ? ' · 伴侣领取,两人共用'
          : ' · 两人共用'
        : ''
  if (state === 'redeemed' && redeemed)
    return `${longDate(dateOfInstant(redeemed.at))} · ${redeemed.institution}`
  return `${longDate(validUntil)}前有效${whose}`
}

function List({ title, items }: { title: string; items: readonly Voucher[] }) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <Card flush>
        {items.map(item => (
          <Cell
            key={item.voucherId}
            icon='ticket'
            title={item.title}
            note={note(item)}
            value={<Tag tone={item.state === 'claimed' ? 'brand' : 'neutral'}>{standingWords(item)}</Tag>}
            onPress={() => void Taro.navigateTo({ url: `/pages/voucher/index?id=${item.voucherId}` })}
          />
        ))}
      </Card>
    </Section>
  )
}

function Places({ items }: { items: readonly Place[] }) {
  if (items.length === 0) return null
  return (
    <Section title='等候名额'>
      <Card flush>
        {items.map(item => (
          <Cell
            key={`${item.programme} ${item.child ?? ''}`}
            icon='clock'
            title={item.title}
            note={placeWords(item)}
            value={<Tag tone={item.heldUntil === null ? 'neutral' : 'brand'}>{placeTag(item)}</Tag>}
            onPress={() => void Taro.navigateTo({ url: programmeOf(item) })}
          />
        ))}
      </Card>
    </Section>
  )
}
const programmeOf = ({ programme, child }: Place): string =>
  `/pages/programme/index?code=${programme}${child === null ? '' : `&child=${child}`}`

export default function Vouchers() {
  const { at, turn } = usePager()
  const read = useQuery('vouchers.mine', at, { keep: true })
  const waiting = useQuery('places.mine', {}, { keep: true }).data?.items ?? []
  return (
    <Page title='卡券' tab>
      <Loaded read={read} rows={3}>
        {({ items, next }) =>
          items.length === 0 && waiting.length === 0 ? (
            <Empty
              icon='ticket'
              title='还没有电子券'
              note='在首页查看您可以享受的项目,一步领取。'
              action={{ text: '去看看', onPress: () => void Taro.switchTab({ url: '/pages/home/index' }) }}
            />
          ) : (
            <>
              <Places items={waiting} />
              <List title='可以使用' items={items.filter(item => item.state === 'claimed')} />
              <List title='以前' items={items.filter(item => item.state !== 'claimed')} />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
