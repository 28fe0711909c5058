// The frame of every desk page: only for staff, and on a phone the way to the other desks.
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { StaffRole } from '~types/action'
import type { Me } from '~types/identity'
import { useMe } from '@/api/use-me'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { placesFor } from '@/components/staff-places'
import { View } from '@tarojs/components'
import './staff-page.scss'

export interface StaffPageProps {
  title: string
  here: string
  roles: readonly StaffRole[]
  children: (staff: NonNullable<Me['staff']>, me: Me) => ReactNode
}

export function StaffPage({ title, here, roles, children }: StaffPageProps) {
  const me = useMe()
  return (
    <Page title={title} wide='staff'>
      <Loaded read={me}>
        {data => {
          const { staff } = data
          if (!staff || !roles.includes(staff.role))
            return (
              <Empty
                icon='shield'
                title='此页面供工作人员使用'
                note='请使用有相应权限的工作账号登录。'
                action={{
                  text: '切换身份',
                  onPress: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }),
                }}
              />
            )
          return (
            <>
              {children(staff, data)}
              <View className='yy-staff-links'>
                <Card flush>
                  {placesFor(data)
                    .filter(place => place.path !== here)
                    .map(place => (
                      <Cell
                        key={place.path}
                        icon={place.icon}
                        title={place.text}
                        onPress={() => void Taro.redirectTo({ url: place.path })}
                      />
                    ))}
                </Card>
              </View>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
