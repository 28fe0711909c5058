// How she wants to read: care mode, theme, text size. Kept on the device, never sent.
import { create } from 'zustand'
import { hostFontSize } from '@/platform/reader-settings'
import { readStored, store } from '@/platform/storage'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const TEXT_SCALES = [1, 1.15, 1.3, 1.5] as const
export type TextScale = (typeof TEXT_SCALES)[number]

export interface Preferences {
  /** 关怀模式: larger text and targets, stronger contrast, lists instead of dense grids. */
  careMode: boolean
  theme: Theme
  /** Multiplies every text size. */
  textScale: TextScale
}

const KEY = 'preferences'

/** The largest of our scales that is not larger than the reader's own: 16 px → 1, 21 px → 1.3, 24 px → 1.5. */
export function scaleForFontSize(px: number | undefined): TextScale {
  if (px === undefined) return 1
  return [...TEXT_SCALES].reverse().find(scale => px >= scale * 16) ?? 1
}

/** Takes what it knows from a stored value of any age or origin, and the defaults for the rest. */
export function parsePreferences(stored: unknown): Preferences {
  const seen: { careMode?: unknown; theme?: unknown; textScale?: unknown } =
    typeof stored === 'object' && stored !== null ? stored : {}
  return {
    careMode: seen.careMode === true,
    theme: THEMES.find(theme => theme === seen.theme) ?? 'auto',
    textScale: TEXT_SCALES.find(scale => scale === seen.textScale) ?? scaleForFontSize(hostFontSize()),
  }
}

interface PreferencesStore extends Preferences {
  change: (wish: Partial<Preferences>) => void
}

export const usePreferences = create<PreferencesStore>()((set, get) => ({
  ...parsePreferences(readStored(KEY)),
  change(wish) {
    set(wish)
    const { careMode, theme, textScale } = get()
    store(KEY, { careMode, theme, textScale })
  },
}))

/** The classes that put the tokens of src/styles/theme.scss in force. */
export const appearanceClasses = ({ careMode, theme, textScale }: Preferences): string =>
  [`theme-${theme}`, careMode ? 'is-care' : '', `scale-${Math.round(textScale * 100)}`]
    .filter(Boolean)
    .join(' ')
