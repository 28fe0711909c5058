// Samples: weeks and dates, the timeline, and the conditions of a programme.
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ClauseList, type Clause } from '@/components/clause-list'
import { Numeral } from '@/components/numeral'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { Timeline, type TimelineStep } from '@/components/timeline'
import { toast } from '@/components/toast'

const steps: TimelineStep[] = [
  {
    id: 'first',
    state: 'done',
    title: '建立孕产妇保健册',
    window: '孕6周至12周⁺⁶',
    note: '1月8日 在小溪塔街道社区卫生服务中心完成',
  },
  {
    id: 'nt',
    state: 'now',
    title: '早孕期超声检查',
    window: '孕11周至13周⁺⁶ · 2月18日至3月10日',
    note: '检查前无需空腹,请带身份证和保健册。',
    tag: { text: '已预约', tone: 'brand' },
    onPress: () => toast('打开预约详情'),
  },
  { id: 'screen', state: 'next', title: '血清学筛查', window: '孕15周至20周⁺⁶ · 3月18日至4月28日' },
  { id: 'glucose', state: 'next', title: '糖耐量检查', window: '孕24周至28周 · 5月20日至6月17日' },
]

const clauses: Clause[] = [
  { state: 'met', text: '夫妻一方为夷陵区户籍', detail: '户籍登记:小溪塔街道' },
  { state: 'met', text: '已办理结婚登记', detail: '登记日期 2026年10月12日' },
  { state: 'unmet', text: '居住登记满6个月', detail: '您目前登记4个月。', flipsOn: '2027-04-15' },
  { state: 'unknown', text: '本年度未做过同类检查', detail: '正在向检查机构核实,一般1个工作日。' },
]

export function JourneySamples() {
  return (
    <>
      <Section title='孕周与日期' more={{ text: '全部', onPress: () => toast('打开孕育页') }}>
        <Card tone='tint'>
          <Stack row spread='between'>
            <Numeral label='今天孕' value={12} unit='周' rest='+3天' />
            <Numeral label='距预产期' value={193} unit='天' />
          </Stack>
        </Card>
        <Card>
          <Timeline steps={steps} />
        </Card>
      </Section>
      <Section title='条件说明' note='逐条告诉您结果和原因。'>
        <Card>
          <Stack row spread='between'>
            <Tag tone='warn'>暂不能领取</Tag>
          </Stack>
          <ClauseList clauses={clauses} />
          <Button variant='secondary' icon='phone' onPress={() => toast('拨打咨询电话')}>
            电话咨询
          </Button>
        </Card>
      </Section>
    </>
  )
}
