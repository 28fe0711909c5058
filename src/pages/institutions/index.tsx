// 选择机构: nearest first when she allows a rough position, each with its next free time.
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serviceCode } from '~types/schema'
import type { InstitutionCard } from '~types/booking'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { nearDate, weekdayWord } from '@/components/date-words'
import { distanceWords } from '@/components/distance-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { roughLocation } from '@/platform/location'

function note({ address, distance, nextFree, roles }: InstitutionCard, today: string | undefined): string {
  const when = nextFree
    ? `最近可约 ${nearDate(nextFree.day, today)}${weekdayWord(nextFree.day)} ${nextFree.starts}`
    : '60天内已约满'
  const named = roles.length === 0 ? '' : `\n${roles.join('、')}`
  return `${when}\n${distance === null ? '' : `距您${distanceWords(distance)} · `}${address}${named}`
}

export default function Institutions() {
  const service = serviceCode.safeParse(useRouter().params['service'])
  const [position, setPosition] = useState<{ latitude: number; longitude: number }>()
  const [where, setWhere] = useState<'unasked' | 'asking' | 'refused'>('unasked')
  const me = useMe()
  const linked = me.data?.partner.state === 'linked'
  const read = useQuery(
    'institutions.list',
    service.success ? { service: service.data, people: linked ? 2 : 1, ...position } : null,
  )
  const services = useQuery('booking.services', {}, { keep: true })
  const name = services.data?.items.find(item => item.service === (service.success ? service.data : ''))?.name
  const locate = async () => {
    setWhere('asking')
    const found = await roughLocation()
    if (found.ok) setPosition({ latitude: found.value.latitude, longitude: found.value.longitude })
    setWhere(found.ok ? 'unasked' : 'refused')
  }
  if (!service.success)
    return (
      <Page title='选择机构' shareable>
        <Empty icon='search' title='没有找到这项服务' note='请从首页的项目进入预约。' />
      </Page>
    )
  return (
    <Page title='选择机构' shareable>
      <Section title={name ?? '可预约的机构'} note='所有机构的免费内容相同。'>
        {!position && (
          <Button variant='secondary' icon='place' loading={where === 'asking'} onPress={() => void locate()}>
            按距离排列
          </Button>
        )}
        {where === 'refused' && <Notice>没有取得位置,已按默认顺序排列,不影响预约。</Notice>}
        <Loaded read={read} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon='place' title='暂无可预约的机构' note='可拨打咨询电话了解开放时间。' />
            ) : (
              <Card flush>
                {items.map(item => (
                  <Cell
                    key={item.institutionId}
                    title={item.name}
                    note={note(item, me.data?.today)}
                    {...(item.nextFree ? {} : { value: <Tag tone='neutral'>约满</Tag> })}
                    onPress={() =>
                      void Taro.navigateTo({
                        url: `/pages/book/index?institution=${item.institutionId}&service=${service.data}`,
                      })
                    }
                  />
                ))}
              </Card>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}
