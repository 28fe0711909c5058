// The slip that is printed and given to her: it is used with the identity card, once.
import { Text, View } from '@tarojs/components'
import type { Slip } from '~types/counter'
import { Button } from './button'
import { longDate } from './date-words'
import { Notice } from './notice'
import { printPage } from '@/platform/print-page'
import { semantics } from './semantics'
import './notice-sheet.scss'

function Line({ children }: { children: string }) {
  return (
    <View className='yy-sheet-line'>
      <Text>{children}</Text>
    </View>
  )
}

export function PrintedSlip({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const { visit, validUntil } = slip
  const print = () => void printPage()
  return (
    <>
      <View className='yy-notice-sheet'>
        <View className='yy-sheet-heading' {...semantics({ role: 'heading' })}>
          {visit ? '预约凭条' : '电子券凭条'}
        </View>
        <View className='yy-sheet-meta'>
          <Text>{slip.name}</Text>
          <Text>{`${longDate(slip.issuedOn)}打印`}</Text>
        </View>
        <Line>{slip.title}</Line>
        <Line>{`${visit ? '签到码' : '券码'} ${slip.code}`}</Line>
        {validUntil && <Line>{`有效期至${longDate(validUntil)}`}</Line>}
        {visit && <Line>{`${longDate(visit.day)} ${visit.starts}–${visit.ends}`}</Line>}
        {visit && <Line>{`${visit.institution},${visit.address},${visit.phone}`}</Line>}
        {slip.lines.map(text => (
          <Line key={text}>{text}</Line>
        ))}
        <Line>请携带身份证,与本凭条一起使用;只能使用一次,请勿转借。</Line>
      </View>
      {process.env.TARO_ENV === 'h5' ? (
        <Button icon='print' onPress={print}>
          打印
        </Button>
      ) : (
        <Notice>请在电脑上打开本页打印,或请对方抄写上面的内容。</Notice>
      )}
      <Button variant='quiet' onPress={onClose}>
        关闭凭条
      </Button>
    </>
  )
}
