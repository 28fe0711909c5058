// The house style on one page: every component, in whichever appearance is chosen at the top.
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Toggle } from '@/components/toggle'
import { TEXT_SCALES, THEMES, usePreferences, type Theme } from '@/store/preferences'
import { BookingSamples } from './booking-samples'
import { DeskSamples } from './desk-samples'
import { FormSamples } from './form-samples'
import { JourneySamples } from './journey-samples'
import { StateSamples } from './state-samples'
import { VoucherSamples } from './voucher-samples'
import './index.scss'

const THEME_WORDS: Record<Theme, string> = { auto: '跟随系统', light: '浅色', dark: '深色' }

function Appearance() {
  const { theme, careMode, textScale, change } = usePreferences()
  return (
    <Section title='外观' note='在这里选择,全部页面随之改变。'>
      <Card>
        <Choice
          label='主题'
          layout='side-by-side'
          options={THEMES.map(value => ({ value, label: THEME_WORDS[value] }))}
          value={theme}
          onChange={chosen => change({ theme: chosen })}
        />
        <Choice
          label='文字大小'
          layout='side-by-side'
          options={TEXT_SCALES.map(scale => ({ value: String(scale), label: `${Math.round(scale * 100)}%` }))}
          value={String(textScale)}
          onChange={chosen => {
            const scale = TEXT_SCALES.find(one => String(one) === chosen)
            if (scale !== undefined) change({ textScale: scale })
          }}
        />
      </Card>
      <Card flush>
        <Toggle
          label='关怀模式'
          note='文字更大、对比更强、按钮更容易点中。'
          value={careMode}
          onChange={value => change({ careMode: value })}
        />
      </Card>
    </Section>
  )
}

export default function Gallery() {
  return (
    <Page title='组件陈列' wide='admin'>
      <View className='yy-gallery'>
        <View className='yy-gallery-column'>
          <Appearance />
          <JourneySamples />
          <StateSamples />
        </View>
        <View className='yy-gallery-column'>
          <BookingSamples />
          <VoucherSamples />
          <FormSamples />
        </View>
      </View>
      <DeskSamples />
    </Page>
  )
}
