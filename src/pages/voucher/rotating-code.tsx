// The code that the clinic scans: signed, renewed every minute, with typed letters as fallback; kept ahead for a day without a network.
import { useEffect, useState } from 'react'
import type { VoucherId } from '~types/schema'
import { failureView } from '@/api/failure-view'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { CodeText } from '@/components/code-text'
import { Countdown } from '@/components/countdown'
import { ErrorView } from '@/components/error-view'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { QrCode } from '@/components/qr-code'
import { deviceNow } from '@/platform/device-clock'
import { keptCode, keptUntil } from './kept-codes'

/** Seconds before expiry at which a new code is fetched, so that the clinic never scans a stale one. */
const margin = 5
const period = 60
const label = '电子券二维码,请让工作人员扫描'

export function RotatingCode({ voucherId, onClosed }: { voucherId: VoucherId; onClosed: () => void }) {
  const read = useQuery('vouchers.code', { voucherId })
  const kept = useQuery('vouchers.dayCodes', { voucherId }, { keep: true })
  const [shownAt, setShownAt] = useState(deviceNow)
  const qr = read.data?.qr
  const [lastQr, setLastQr] = useState(qr)
  if (qr !== lastQr) {
    setLastQr(qr)
    setShownAt(deviceNow())
  }
  // The desk has redeemed it meanwhile, or it was stopped: the voucher itself says which.
  const closed = read.error?.code === 'VOUCHER_CLOSED'
  useEffect(() => {
    if (closed) onClosed()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [closed])
  const [, turn] = useState(0)
  const now = deviceNow()
  const ahead = read.error?.code === 'NETWORK' ? keptCode(kept.data, now) : undefined
  if (ahead)
    return (
      <Card>
        <Notice title='现在没有网络'>这是事先保存的券码,每分钟更新,工作人员可以照常扫描。</Notice>
        <QrCode text={ahead.qr} label={label} size={260} />
        <Countdown
          key={ahead.qr}
          period={period}
          left={ahead.seconds}
          onEnd={() => {
            turn(now)
            read.reload()
          }}
        />
        {kept.data?.typed ? <CodeText code={kept.data.typed} group={4} /> : null}
      </Card>
    )
  // A code that could not be renewed is hidden: scanned, it would only be refused as stale.
  if (read.error) return <ErrorView {...failureView(read.error)} onRetry={read.reload} />
  const until = keptUntil(kept.data, now)
  return (
    <>
      <Card>
        <Loaded read={read} rows={4}>
          {code => (
            <>
              <QrCode text={code.qr} label={label} size={260} />
              <Countdown key={shownAt} period={period} left={period - margin} onEnd={read.reload} />
              <CodeText code={code.typed} group={4} />
            </>
          )}
        </Loaded>
      </Card>
      {kept.data && (
        <Card flush>
          <Cell
            icon='shield'
            title='没有网络时'
            note={
              until === undefined
                ? '预约日的前一天起打开这一页,会自动保存当天的券码,没有网络也能出示。'
                : `已保存${instantWords(new Date(until).toISOString())}前的券码,没有网络也能出示。`
            }
          />
        </Card>
      )}
    </>
  )
}
