// Where it is done: the nearest institutions that can, when a bookable service fulfils the programme; else the health desk.
import Taro from '@tarojs/taro'
import type { ProgrammeCard } from '~types/eligibility'
import type { ServiceCode } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { healthDesk } from '@/components/health-desk'
import { Section } from '@/components/section'
import { makeCall } from '@/platform/make-call'

const shown = 3

function Institutions({ service }: { service: ServiceCode }) {
  const read = useQuery('institutions.list', { service }, { keep: true })
  const items = read.data?.items.slice(0, shown) ?? []
  if (items.length === 0) return null
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

export function Where({ card, phone }: { card: ProgrammeCard; phone: string | undefined }) {
  if (card.service !== null) return <Institutions service={card.service} />
  return (
    <Section title='到哪里办'>
      <Card flush>
        {card.programme === 'V_CONTRA' && (
          <Cell
            icon='outbox'
            title='在线申领'
            note='选品种,自取或邮寄'
            onPress={() => void Taro.navigateTo({ url: '/care/pages/contraceptives/index' })}
          />
        )}
        <Cell icon='place' title={healthDesk(card.programme)} note='就近的一处即可,请带上需带材料' />
        {phone !== undefined && (
          <Cell
            icon='phone'
            title='离您最近的窗口在哪里,请拨打'
            value={phone}
            onPress={() => void makeCall(phone)}
          />
        )}
      </Card>
    </Section>
  )
}
