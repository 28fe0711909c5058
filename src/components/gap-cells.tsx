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

/** The counter for papers: its page in the app, or its name where there is none. */
export type Counter = { readonly page: string } | { readonly name: string }

export interface GapCellsProps {
  gaps: readonly Gap[]
  /** Where to bring a paper, when one programme is asked about. */
  counter?: Counter
}

export function GapCells({ gaps, counter }: GapCellsProps) {
  const noteOf = (how: Gap['how']): string =>
    how === 'bring' && counter !== undefined && 'name' in counter ? `请带到${counter.name}核对` : HOW[how]
  const pageOf = ({ how, page }: Gap): string | null =>
    page ?? (how === 'bring' && counter !== undefined && 'page' in counter ? counter.page : null)
  return (
    <Card flush>
      {gaps.map(gap => {
        const { text, how } = gap
        const page = pageOf(gap)
        return (
          <Cell
            key={text}
            icon={how === 'bring' ? 'place' : how === 'partner' ? 'couple' : 'question'}
            title={text}
            note={noteOf(how)}
            {...(page === null ? {} : { onPress: () => void Taro.navigateTo({ url: page }) })}
          />
        )
      })}
    </Card>
  )
}
