// A sheet of paper on the screen: a heading, who and when, lines; in a browser it is printed.
import { Text, View } from '@tarojs/components'
import { Button } from './button'
import { Notice } from './notice'
import { printPage } from '@/platform/print-page'
import { semantics } from './semantics'
import './notice-sheet.scss'

export interface PrintedSheetProps {
  heading: string
  /** Left and right under the heading: whose, and of which day. */
  meta: readonly [string, string]
  lines: readonly string[]
}

export function PrintedSheet({ heading, meta, lines }: PrintedSheetProps) {
  return (
    <>
      <View className='yy-notice-sheet'>
        <View className='yy-sheet-heading' {...semantics({ role: 'heading' })}>
          {heading}
        </View>
        <View className='yy-sheet-meta'>
          <Text>{meta[0]}</Text>
          <Text>{meta[1]}</Text>
        </View>
        {lines.map(text => (
          <View key={text} className='yy-sheet-line'>
            <Text>{text}</Text>
          </View>
        ))}
      </View>
      {process.env.TARO_ENV === 'h5' ? (
        <Button icon='print' onPress={() => void printPage()}>
          打印
        </Button>
      ) : (
        <Notice>请在电脑上打开本页打印,或请对方抄写上面的内容。</Notice>
      )}
    </>
  )
}
