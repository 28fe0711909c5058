// 孕育: the whole pregnancy as windows, from the dating alone.
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Pregnancy, StageRow } from '~types/pregnancy'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Numeral } from '@/components/numeral'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { stageSteps } from '@/components/stage-steps'
import { Timeline } from '@/components/timeline'

/** 孕28周+0, in days. */
const MOVEMENT_FROM = 196

const open = (url: string) => void Taro.navigateTo({ url })

function Overview({ pregnancy }: { pregnancy: Pregnancy }) {
  if (pregnancy.gaDays === null)
    return (
      <Notice
        tone='warn'
        title='还不能确定孕周'
        action={{ text: '录入超声孕周', onPress: () => open('/pages/pregnancy/index?mode=scan') }}
      >
        请先做一次早孕超声,或由医生录入预产期,之后会列出每一项检查的时间。
      </Notice>
    )
  return (
    <Card tone='tint'>
      <Numeral
        label='今天'
        value={Math.floor(pregnancy.gaDays / 7)}
        unit='周'
        {...(pregnancy.gaDays % 7 ? { rest: `+${pregnancy.gaDays % 7}天` } : {})}
      />
      {pregnancy.edd !== null && <Text>{`预产期 ${longDate(pregnancy.edd)}`}</Text>}
    </Card>
  )
}

interface StagesProps {
  stages: readonly StageRow[]
  today: string
}

function Stages({ stages, today }: StagesProps) {
  return (
    <Section title='每一步' note='时间按预产期推算;更正孕周后会自动重排。'>
      <Timeline steps={stageSteps(stages, today)} />
    </Section>
  )
}

function Ongoing({ pregnancy, stages, today }: StagesProps & { pregnancy: Pregnancy }) {
  return (
    <>
      <Overview pregnancy={pregnancy} />
      <Stages stages={stages} today={today} />
      <Section title='自己记一记' note='只有您自己能看到。'>
        <Card flush>
          {pregnancy.gaDays !== null && pregnancy.gaDays >= MOVEMENT_FROM && (
            <Cell
              icon='sprout'
              title='数胎动'
              note='每天同一时间数'
              onPress={() => open('/care/pages/movement/index')}
            />
          )}
          <Cell icon='list' title='血压、体重、血糖' onPress={() => open('/care/pages/diary/index')} />
          <Cell
            icon='info'
            title='情绪自评'
            note='10题,两三分钟'
            onPress={() => open('/care/pages/mood/index')}
          />
        </Card>
      </Section>
      <Card flush>
        <Cell
          icon='list'
          title='健康科普'
          note='这个阶段可以看的文章'
          onPress={() => open('/care/pages/library/index')}
        />
        <Cell
          icon='phone'
          title='救治地图'
          note='危急时打120;这里是各级救治中心的24小时电话'
          onPress={() => open('/care/pages/rescue/index')}
        />
      </Card>
      <Section title='信息有变化'>
        <Card flush>
          <Cell
            icon='search'
            title='按超声更正孕周'
            note='医生给出的超声孕周与推算不同时'
            onPress={() => open('/pages/pregnancy/index?mode=scan')}
          />
          <Cell icon='bell' title='收到的提醒' onPress={() => open('/pages/messages/index')} />
          <Cell
            icon='info'
            title='孕期结束'
            note='未分娩而结束时登记,孕期提醒立即停止'
            onPress={() => open('/pages/pregnancy/index?mode=end')}
          />
        </Card>
      </Section>
    </>
  )
}

export default function Journey() {
  const read = useQuery('pregnancy.timeline', {}, { keep: true })
  return (
    <Page title='孕育' tab>
      <Loaded read={read} rows={6}>
        {({ pregnancy, stages, today }) => {
          if (pregnancy?.state === 'ongoing')
            return <Ongoing pregnancy={pregnancy} stages={stages} today={today} />
          if (pregnancy?.state === 'loss')
            return (
              <>
                <Notice title='我们会安静下来'>
                  孕期提醒已全部停止。三天内会有一位固定的工作人员给您打电话,您也可以随时拨打咨询电话。
                </Notice>
                <Button variant='secondary' onPress={() => open('/care/pages/mood/index')}>
                  心里难受时,找人说说
                </Button>
                <Button variant='quiet' onPress={() => open('/pages/messages/index')}>
                  查看收到的消息
                </Button>
              </>
            )
          return (
            <>
              <Card flush>
                <Cell
                  icon='sprout'
                  title='孩子的检查和疫苗'
                  note='出生后到三岁,每一项的时间'
                  onPress={() => open('/care/pages/child/index')}
                />
              </Card>
              <Empty
                icon='sprout'
                title='没有进行中的孕期登记'
                note='登记末次月经后,这里会列出每一项检查的时间,到时提醒您。'
                action={{ text: '登记孕期', onPress: () => open('/pages/pregnancy/index') }}
              />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
