// The root of every page: puts the reader's tokens in force, names the page, and gives the browser its bar.
import { Text, View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { showAppearance } from '@/platform/appearance'
import { disableShare } from '@/platform/share'
import { appearanceClasses, usePreferences } from '@/store/preferences'
import { Icon } from './icon'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import { SideNav, type Area } from './side-nav'
import './page.scss'

export interface PageProps {
  title: string
  children?: ReactNode
  /** One of the five tabs: no way back, a large title. */
  tab?: boolean
  /** Desk and console pages: a side navigation and the full width from 1024 px on. */
  wide?: Area
  /** Stays at the bottom of the screen: the page's main button. */
  footer?: ReactNode
  /** Public pages only; personal ones must not be forwarded. */
  shareable?: boolean
  /** Instead of going one page back. */
  onBack?: () => void
}

/** A page opened by its address has nothing behind it: then the way back is home. */
function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

export function Page({
  title,
  children,
  tab = false,
  wide,
  footer,
  shareable = false,
  onBack = goBack,
}: PageProps) {
  const preferences = usePreferences()
  const classes = appearanceClasses(preferences)
  const { theme } = preferences

  // Pages behind stay mounted: each presents itself when it comes to the front, and only then speaks for the host's bars.
  const inFront = useRef(true)
  const present = useCallback(() => {
    if (!inFront.current) return
    void Taro.setNavigationBarTitle({ title })
    showAppearance({ theme, classes }, tab)
    if (!shareable) disableShare()
  }, [title, theme, classes, tab, shareable])
  useDidShow(() => {
    inFront.current = true
    present()
  })
  useDidHide(() => {
    inFront.current = false
  })
  useEffect(present, [present])

  return (
    <View className={`yy-page ${classes}${tab ? ' is-tab' : ''}${wide ? ' is-wide' : ''}`}>
      {process.env.TARO_ENV === 'h5' && wide && <SideNav area={wide} />}
      <View className='yy-page-main'>
        {process.env.TARO_ENV === 'h5' && (
          <View className='yy-page-bar' {...semantics({ role: 'banner' })}>
            {!tab && (
              <Pressable className='yy-page-back' label='返回' onPress={onBack}>
                <Icon name='back' />
              </Pressable>
            )}
            <View className='yy-page-title' {...semantics({ role: 'heading' })}>
              <Text>{title}</Text>
            </View>
          </View>
        )}
        <View className='yy-page-body' {...semantics({ role: 'main' })}>
          {children}
        </View>
        {footer !== undefined && <View className='yy-page-foot'>{footer}</View>}
      </View>
    </View>
  )
}
