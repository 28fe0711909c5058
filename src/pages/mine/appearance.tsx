// How the app looks: care mode, text size, light or dark.
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { Section } from '@/components/section'
import { Toggle } from '@/components/toggle'
import { THEMES, usePreferences, type Theme } from '@/store/preferences'

const THEME_WORDS: Record<Theme, string> = { auto: '跟随系统', light: '浅色', dark: '深色' }

export function Appearance() {
  const { careMode, theme, change } = usePreferences()
  return (
    <Section title='显示'>
      <Card flush>
        <Toggle
          label='关怀模式'
          note='文字更大、对比更强、按钮更容易点中'
          value={careMode}
          onChange={value => change({ careMode: value })}
        />
      </Card>
      <Card>
        <Choice
          label='主题'
          layout='side-by-side'
          options={THEMES.map(value => ({ value, label: THEME_WORDS[value] }))}
          value={theme}
          onChange={value => change({ theme: value })}
        />
      </Card>
    </Section>
  )
}
