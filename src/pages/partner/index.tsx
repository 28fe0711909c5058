// 关联伴侣: an invitation that the other confirms in his or her own account.
import { useRouter } from '@tarojs/taro'
import { useMe } from '@/api/use-me'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Answer } from './answer'
import { Invite } from './invite'
import { Linked } from './linked'

export default function Partner() {
  const code = useRouter().params['code'] ?? ''
  const me = useMe()
  return (
    <Page title='关联伴侣'>
      <Loaded read={me}>
        {data => {
          if (data.partner.state === 'linked') return <Linked me={data} onChanged={me.reload} />
          return (
            <>
              <Notice title='关联后可以做什么'>
                一起预约、共用一张夫妻电子券。各自的检查结果只有本人能看到;任何一方都可以随时解除,解除不会通知对方。
              </Notice>
              <Answer initial={code} onLinked={me.reload} />
              {code === '' && <Invite pending={data.partner.state === 'invited'} onChanged={me.reload} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
