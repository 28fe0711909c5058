// The code that the clinic scans: signed, renewed every minute, with typed letters as fallback.
import { useEffect, useState } from 'react'
import type { VoucherId } from '~types/schema'
import { failureView } from '@/api/failure-view'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { CodeText } from '@/components/code-text'
import { Countdown } from '@/components/countdown'
import { ErrorView } from '@/components/error-view'
import { Loaded } from '@/components/loaded'
import { QrCode } from '@/components/qr-code'

/** Seconds before expiry at which a new code is fetched, so that the clinic never scans a stale one. */
const margin = 5
const period = 60

export function RotatingCode({ voucherId, onClosed }: { voucherId: VoucherId; onClosed: () => void }) {
  const read = useQuery('vouchers.code', { voucherId })
  const [shownAt, setShownAt] = useState(() => Date.now())
  const qr = read.data?.qr
  const [lastQr, setLastQr] = useState(qr)
  if (qr !== lastQr) {
    setLastQr(qr)
    setShownAt(Date.now())
  }
  // The desk has redeemed it meanwhile, or it was stopped: the voucher itself says which.
  const closed = read.error?.code === 'VOUCHER_CLOSED'
  useEffect(() => {
    if (closed) onClosed()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [closed])
  // A code that could not be renewed is hidden: scanned, it would only be refused as stale.
  if (read.error) return <ErrorView {...failureView(read.error)} onRetry={read.reload} />
  return (
    <Card>
      <Loaded read={read} rows={4}>
        {code => (
          <>
            <QrCode text={code.qr} label='电子券二维码,请让工作人员扫描' size={260} />
            <Countdown key={shownAt} period={period} left={period - margin} onEnd={read.reload} />
            <CodeText code={code.typed} group={4} />
          </>
        )}
      </Loaded>
    </Card>
  )
}
