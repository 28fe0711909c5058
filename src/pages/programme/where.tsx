// Where it is done: the nearest institutions that can, when the programme is fulfilled by a bookable service.
import Taro from '@tarojs/taro'
import type { ServiceCode } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Section } from '@/components/section'

const shown = 3

export function Where({ service }: { service: ServiceCode | null }) {
  const read = useQuery('institutions.list', service === null ? null : { service }, { keep: true })
  const items = read.data?.items.slice(0, shown) ?? []
  if (service === null || items.length === 0) return null
  const all = () => void Taro.navigateTo({ url: `/pages/institutions/index?service=${service}` })
  return (
    <Section title='到哪里办' more={{ text: '全部机构', onPress: all }}>
      <Card flush>
        {items.map(item => (
          <Cell
            key={item.institutionId}
            icon='place'
            title={item.name}
            note={`${item.address}\n${item.phone}`}
          />
        ))}
      </Card>
    </Section>
  )
}
