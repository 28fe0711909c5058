// The side navigation of the desk and the console on a wide screen (browser only).
import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useMe } from '@/api/use-me'
import { Icon } from './icon'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import { placesFor } from './staff-places'
import './side-nav.scss'

export type Area = 'staff' | 'admin'

const NAME: Record<Area, string> = { staff: '服务台', admin: '管理台' }

export function SideNav({ area }: { area: Area }) {
  const here = useRouter().path
  const me = useMe()
  return (
    <View className='yy-side' {...semantics({ role: 'navigation', label: NAME[area] })}>
      <View className='yy-side-brand'>
        <Text className='yy-side-name'>孕育通</Text>
        <Text className='yy-side-area'>{NAME[area]}</Text>
      </View>
      {placesFor(me.data).map(place => {
        const current = here.startsWith(place.path)
        return (
          <Pressable
            key={place.path}
            role='link'
            className={`yy-side-place${current ? ' is-here' : ''}`}
            label={current ? `${place.text},当前页面` : place.text}
            onPress={() => {
              if (!current) void Taro.redirectTo({ url: place.path })
            }}
          >
            <Icon name={place.icon} />
            <Text>{place.text}</Text>
          </Pressable>
        )
      })}
      <Pressable
        role='link'
        className='yy-side-place yy-side-out'
        onPress={() => void Taro.switchTab({ url: '/pages/home/index' })}
      >
        <Icon name='home' />
        <Text>居民首页</Text>
      </Pressable>
    </View>
  )
}
