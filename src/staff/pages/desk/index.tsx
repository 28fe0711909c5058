// 核销台: scan or type one code; it is a voucher or a check-in, and the desk says what is allowed before anything happens.
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/call'
import { CallError } from '@/api/failure'
import { useQuery } from '@/api/use-query'
import type { Output } from '~types/contract'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { scan } from '@/platform/scan'
import { StaffPage } from '../../staff-page'
import { usePager } from '@/components/pager'
import { ConflictList } from '../../offline/conflicts'
import type { FoundOffline } from '../../offline/look'
import { useOfflineDesk } from '../../offline/use-offline-desk'
import { CheckedIn } from './checked-in'
import { OfflineBar } from './offline-bar'
import { OfflineVoucher } from './offline-voucher'
import { Today } from './today'
import { VoucherView } from './voucher-view'
import './index.scss'

type Found =
  | { kind: 'voucher'; view: Output<'desk.look'>; code: string }
  | { kind: 'check_in'; done: Output<'desk.checkIn'> }
  | { kind: 'offline'; found: FoundOffline }

/** Characters; both kinds of code are longer. */
const shortest = 8

/** A code of either kind: vouchers are looked at first, because checking in is harmless to try second. */
async function resolve(code: string): Promise<Found> {
  try {
    return { kind: 'voucher', view: await call('desk.look', { code }), code }
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'CODE_UNKNOWN') throw error
    try {
      return { kind: 'check_in', done: await call('desk.checkIn', { code }) }
    } catch (second) {
      // Neither kind knows it: the voucher's sentence is the clearer one.
      throw second instanceof CallError && second.code === 'NOT_FOUND' ? error : second
    }
  }
}

function Desk({ institution, label }: { institution: string; label: string }) {
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Found>()
  const [error, setError] = useState<CallError>()
  const [busy, setBusy] = useState(false)
  const [short, setShort] = useState(false)
  const { at, turn } = usePager()
  const today = useQuery('desk.today', at)
  const redeemed = useQuery('desk.redeemed', {})
  const differences = usePager()
  const conflicts = useQuery('desk.conflicts', differences.at)
  const offline = useOfflineDesk(institution, () => {
    redeemed.reload()
    conflicts.reload()
  })
  const [refusal, setRefusal] = useState<string>()

  /** False when this desk cannot go on without a network. */
  const lookHere = (text: string): boolean => {
    const looked = offline.look(text)
    if (looked === undefined) return false
    if (looked.ok) {
      setFound({ kind: 'offline', found: looked.found })
      setCode('')
    } else setRefusal(looked.text)
    return true
  }

  const look = async (text: string) => {
    if (busy) return
    // Whoever stood here before is gone, also when this is no code at all.
    setFound(undefined)
    setError(undefined)
    setRefusal(undefined)
    setShort(text.trim().length < shortest)
    if (text.trim().length < shortest) return
    if (offline.offline && lookHere(text.trim())) return
    setBusy(true)
    try {
      const result = await resolve(text.trim())
      setFound(result)
      setCode('')
      if (result.kind === 'check_in') today.reload()
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      if (failure.code !== 'NETWORK' || !lookHere(text.trim())) setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const scanNow = async () => {
    const scanned = await scan()
    if (scanned.ok) void look(scanned.value)
  }
  return (
    <View className='yy-desk'>
      <View className='yy-desk-main'>
        <Section title='扫码或输入' note='电子券和预约签到码都在这里处理;扫码枪扫入后自动查询。'>
          <Card>
            <TextInput
              label='券码或签到码'
              value={code}
              onChange={setCode}
              kind='code'
              maxLength={400}
              placeholder='扫描,或输入卡片下方的字母数字'
              focus
              onDone={() => void look(code)}
              {...(short ? { error: `券码或签到码至少${shortest}位,请核对` } : {})}
            />
            {process.env.TARO_ENV === 'weapp' && (
              <Button icon='scan' loading={busy} onPress={() => void scanNow()}>
                扫一扫
              </Button>
            )}
            <Button
              variant={process.env.TARO_ENV === 'weapp' ? 'secondary' : 'primary'}
              loading={busy}
              disabled={code.trim().length < shortest}
              onPress={() => void look(code)}
            >
              查询
            </Button>
          </Card>
          <Problem error={error} />
          {refusal !== undefined && (
            <Notice tone='warn' title='不能离线核销'>
              {refusal}
            </Notice>
          )}
        </Section>
        {found?.kind === 'voucher' && (
          <VoucherView
            key={found.code}
            view={found.view}
            code={found.code}
            onRedeemed={() => {
              offline.note(found.view.voucherId)
              redeemed.reload()
            }}
          />
        )}
        {found?.kind === 'check_in' && <CheckedIn done={found.done} />}
        {found?.kind === 'offline' && (
          <OfflineVoucher
            key={found.found.code}
            found={found.found}
            redeem={one => offline.redeem(one) !== undefined}
          />
        )}
        <OfflineBar desk={offline} label={label} />
        <ConflictList read={conflicts} turn={differences.turn} />
      </View>
      <View className='yy-desk-side'>
        <Today today={today} turn={turn} redeemed={redeemed} />
      </View>
    </View>
  )
}

export default function DeskPage() {
  return (
    <StaffPage title='核销台' here='/staff/pages/desk/index' roles={['clerk']}>
      {staff => (
        <Section title={staff.institution ?? '核销台'}>
          <Desk institution={staff.institution ?? ''} label={staff.displayName.slice(0, 20)} />
        </Section>
      )}
    </StaffPage>
  )
}
