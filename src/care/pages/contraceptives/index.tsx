// 免费避孕药具: what there is, an order to fetch or by mail once a month, and what a clinic does.
import Taro from '@tarojs/taro'
import type { Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { MyOrder, orderWords } from './my-order'
import { OrderForm } from './order-form'

type Catalogue = Output<'contraceptives.catalogue'>

function AtTheClinic({ clinic, clinicProgramme }: Pick<Catalogue, 'clinic' | 'clinicProgramme'>) {
  return (
    <Section title='需到院由医生办理' note='先由医生了解情况,再一起选择适合您的方式。'>
      <Card flush>
        {clinic.map(({ name, note }) => (
          <Cell
            key={name}
            title={name}
            note={note}
            {...(clinicProgramme === null
              ? {}
              : {
                  onPress: () =>
                    void Taro.navigateTo({ url: `/pages/programme/index?code=${clinicProgramme}` }),
                })}
          />
        ))}
      </Card>
    </Section>
  )
}

function Mine({ items }: { items: readonly MyOrder[] }) {
  const before = items.filter(item => item.state !== 'placed')
  if (before.length === 0) return null
  return (
    <Section title='以往申领'>
      <Card flush>
        {before.map(item => (
          <Cell key={item.orderId} title={orderWords(item)} note={item.outlet} value={STATES[item.state]} />
        ))}
      </Card>
    </Section>
  )
}
type MyOrder = Output<'contraceptives.mine'>['items'][number]
const STATES = { placed: '待领取', handed: '已领取', sent: '已寄出', cancelled: '已取消' } as const

function Kinds({ items }: Pick<Catalogue, 'items'>) {
  return (
    <Section title='可申领的品种' note='18周岁及以上,每月一次,全部免费。'>
      <Card flush>
        {items.map(({ item, name, note, most, unit }) => (
          <Cell key={item} title={name} note={note} value={`每月${most}${unit}`} />
        ))}
      </Card>
    </Section>
  )
}

/** While an order can be placed its form says what there is; before signing in, and while one waits, the list does. */
function Ordering({ catalogue }: { catalogue: Catalogue }) {
  const { at, turn } = usePager()
  const read = useQuery('contraceptives.mine', at)
  const waiting = read.data?.items.find(item => item.state === 'placed')
  const may = read.data !== undefined && waiting === undefined
  return (
    <>
      {!may && <Kinds items={catalogue.items} />}
      <Loaded read={read} rows={2}>
        {({ items, next }) => (
          <>
            {waiting ? (
              <MyOrder order={waiting} onChanged={read.reload} />
            ) : (
              <OrderForm items={catalogue.items} onDone={read.reload} />
            )}
            <Mine items={items} />
            {turn(next)}
          </>
        )}
      </Loaded>
    </>
  )
}

export default function Contraceptives() {
  const read = useQuery('contraceptives.catalogue', {}, { keep: true })
  return (
    <Page title='免费避孕药具'>
      <Loaded read={read} rows={4}>
        {catalogue =>
          catalogue.items.length === 0 ? (
            <Empty icon='list' title='暂时没有可申领的品种' />
          ) : (
            <>
              <Ordering catalogue={catalogue} />
              <AtTheClinic {...catalogue} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
