// 救治地图: whom to ring and where to go when it cannot wait. Public: nobody signs in first.
import { useState } from 'react'
import type { RescueCentre } from '~types/rescue'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { distanceWords } from '@/components/distance-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { roughLocation } from '@/platform/location'
import { makeCall } from '@/platform/make-call'
import { openPlace } from '@/platform/open-place'

const LEVELS: Record<RescueCentre['level'], string> = { district: '区县级', city: '市级', province: '省级' }
const FOR: Record<RescueCentre['for'], string> = {
  mother: '孕产妇',
  newborn: '新生儿',
  both: '孕产妇和新生儿',
}

function One({ one }: { one: RescueCentre }) {
  const far = one.distance === null ? '' : `距您${distanceWords(one.distance)} · `
  return (
    <Section title={one.name} note={`${LEVELS[one.level]} · ${FOR[one.for]}`}>
      <Card flush>
        <Cell
          icon='phone'
          title={one.phone}
          note='24小时有人接听'
          label={`拨打${one.phone}`}
          onPress={() => void makeCall(one.phone)}
        />
        <Cell icon='place' title='导航' note={`${far}${one.address}`} onPress={() => void openPlace(one)} />
      </Card>
    </Section>
  )
}

export default function RescuePage() {
  const [position, setPosition] = useState<{ latitude: number; longitude: number }>()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState(false)
  const read = useQuery('rescue.centres', position ?? {}, { keep: true })
  const locate = async () => {
    setAsking(true)
    const found = await roughLocation()
    setAsking(false)
    setRefused(!found.ok)
    if (found.ok) setPosition({ latitude: found.value.latitude, longitude: found.value.longitude })
  }
  return (
    <Page title='救治地图' shareable>
      <Notice tone='warn' title='危急时先打120'>
        大出血、抽搐、剧烈腹痛或头痛、破水后脐带脱出、胎动消失、新生儿呼吸困难或面色发紫,请立即拨打120。
      </Notice>
      <Button icon='phone' onPress={() => void makeCall('120')}>
        拨打120
      </Button>
      {!position && (
        <Button variant='secondary' icon='place' loading={asking} onPress={() => void locate()}>
          按距离排列
        </Button>
      )}
      {refused && <Notice>没有取得位置,已按级别排列。</Notice>}
      <Loaded read={read} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon='place' title='本地还没有登记救治中心' note='危急时请直接拨打120。' />
          ) : (
            <>
              {items.map(one => (
                <One key={one.name} one={one} />
              ))}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
