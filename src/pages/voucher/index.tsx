// 电子券: what is free, until when, and the code to show.
import Taro, { useRouter } from '@tarojs/taro'
import type { Voucher } from '~types/vouchers'
import { voucherId } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Extend } from './extend'
import { Rating } from './rating'
import { Revoked } from './revoked'
import { RotatingCode } from './rotating-code'
import { standingWords } from './state-words'

function Detail({ item, onClosed }: { item: Voucher; onClosed: () => void }) {
  return (
    <>
      <Section
        title={item.title}
        note={
          item.childName !== null
            ? `仅限${item.childName}使用,请监护人陪同。`
            : item.forCouple
              ? '两人共用一张,各自的检查结果只给本人。'
              : '仅限本人使用。'
        }
      >
        {item.state === 'claimed' ? (
          <RotatingCode voucherId={item.voucherId} onClosed={onClosed} />
        ) : item.state === 'revoked' ? (
          <Revoked voucherId={item.voucherId} />
        ) : (
          <Notice title={standingWords(item)}>
            {item.redeemed
              ? `${instantWords(item.redeemed.at)} 在${item.redeemed.institution}使用。`
              : '这张券不能再使用。如有疑问请拨打咨询电话。'}
          </Notice>
        )}
      </Section>
      {item.step === 'booked' && (
        <Notice title='已预约'>有效期会保留到预约的第二天,但不超过检查最晚时间。</Notice>
      )}
      {item.extendsTo !== null && <Extend item={item} until={item.extendsTo} onExtended={onClosed} />}
      {item.state === 'redeemed' && <Rating voucherId={item.voucherId} />}
      <Card flush>
        <Cell
          icon='clock'
          title='有效期'
          note={`${longDate(item.validFrom)} 至 ${longDate(item.validUntil)}`}
        />
        {item.windowUntil !== null && (
          <Cell
            icon='calendar'
            title='检查最晚时间'
            note={`${longDate(item.windowUntil)},延期也不超过这一天`}
          />
        )}
        <Cell icon='info' title='怎么用' note='到预约的机构出示二维码;截图一分钟后失效,请现场打开。' />
      </Card>
      <Section title='这张券包含'>
        <Card flush>
          {item.freeItems.map(text => (
            <Cell key={text} icon='check' title={text} />
          ))}
        </Card>
      </Section>
      <Button
        variant='secondary'
        onPress={() => void Taro.navigateTo({ url: `/pages/programme/index?code=${item.programme}` })}
      >
        项目说明与预约
      </Button>
    </>
  )
}

export default function VoucherPage() {
  const id = voucherId.safeParse(useRouter().params['id'])
  const read = useQuery('vouchers.get', id.success ? { voucherId: id.data } : null, { keep: true })
  return (
    <Page title='电子券'>
      {id.success ? (
        <Loaded read={read} rows={5}>
          {item => <Detail item={item} onClosed={read.reload} />}
        </Loaded>
      ) : (
        <Empty icon='ticket' title='没有找到这张券' />
      )}
    </Page>
  )
}
