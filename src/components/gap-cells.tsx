// What is still unknown, each with what to do about it: fill it in now, ask the other, bring it to the counter.
import Taro from '@tarojs/taro'
import type { Gap } from '~types/eligibility'
import { Card } from './card'
import { Cell } from './cell'

const HOW: Record<Gap['how'], string> = {
  fill: '现在就可以填写',
  partner: '请对方用本人微信确认',
  bring: '请带到就近机构窗口核对',
}

export function GapCells({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <Card flush>
      {gaps.map(({ text, how, page }) => (
        <Cell
          key={text}
          icon={how === 'bring' ? 'place' : how === 'partner' ? 'couple' : 'question'}
          title={text}
          note={HOW[how]}
          {...(page === null ? {} : { onPress: () => void Taro.navigateTo({ url: page }) })}
        />
      ))}
    </Card>
  )
}
