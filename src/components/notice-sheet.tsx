// The sheet of a one-time notice (一次性告知单): what is printed on A4, or shown on the phone.
import { Text, View } from '@tarojs/components'
import type { Notice } from '~types/eligibility'
import { longDate } from './date-words'
import { semantics } from './semantics'
import './notice-sheet.scss'

const HOW = { fill: '可在小程序中填写', partner: '由对方本人确认', bring: '请带到窗口' } as const

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <View className='yy-sheet-part'>
      <View className='yy-sheet-subtitle' {...semantics({ role: 'heading' })}>
        {title}
      </View>
      {lines.map((line, i) => (
        <View key={line} className='yy-sheet-line'>
          <Text>{lines.length === 1 ? line : `${i + 1}. ${line}`}</Text>
        </View>
      ))}
    </View>
  )
}

const CONCLUSION: Record<Notice['outcome'], string> = {
  eligible: '目前符合办理条件。',
  held: '已领取电子券,可直接使用。',
  used: '本项目已使用过。',
  soon: '目前还没到办理时间。',
  needs_review: '还有信息需要核对,补齐以下内容即可得到答复。',
  not_eligible: '目前暂不符合办理条件。',
}

/** Who answers for it: the city, and the counter that gave it. */
const issuersOf = ({ place, institution }: Notice): readonly string[] =>
  [place, institution].filter(name => name !== undefined && name !== null)

export function NoticeSheet({ notice }: { notice: Notice }) {
  return (
    <View className='yy-notice-sheet'>
      <View className='yy-sheet-heading' {...semantics({ role: 'heading' })}>
        一次性告知单
      </View>
      <View className='yy-sheet-meta'>
        <Text>{`编号 ${notice.number}`}</Text>
        <Text>{`${longDate(notice.givenOn)}告知`}</Text>
      </View>
      <View className='yy-sheet-line'>
        <Text>{`${notice.name}${notice.forChild === true ? '的家长' : ''},您咨询的「${notice.title}」,${CONCLUSION[notice.outcome]}`}</Text>
      </View>
      <Part title='原因' lines={notice.reasons} />
      <Part title='需要补充' lines={notice.missing.map(({ text, how }) => `${text}(${HOW[how]})`)} />
      <Part title='怎样可以改变' lines={notice.changes.map(({ text }) => text)} />
      <Part title='办理时需带' lines={notice.documents} />
      <Part title='办理时间' lines={[notice.window]} />
      <View className='yy-sheet-foot-note'>
        <Text>{`以上为全部原因和材料,办理时不再要求其他材料。依据:${notice.source}(第${notice.version}版)。`}</Text>
      </View>
      <View className='yy-sheet-foot-note'>
        <Text>{`如有疑问或异议请拨打 ${notice.phone}${notice.institution === null ? '' : `,或向${notice.institution}提出`}。`}</Text>
      </View>
      <View className='yy-sheet-issued'>
        {issuersOf(notice).map(name => (
          <View key={name}>{name}</View>
        ))}
        <View>{longDate(notice.givenOn)}</View>
      </View>
    </View>
  )
}
