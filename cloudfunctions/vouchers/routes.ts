/** The actions of this room. */
import type { offlineActions } from '../../types/offline'
import type { revocationActions } from '../../types/revocations'
import type { Routes } from '../service/context'
import { claim } from './claim'
import { extend } from './extend-once'
import { code } from './code'
import { look } from './look'
import { get, mine } from './mine'
import { day } from './offline/day'
import { dayCodes } from './offline/day-codes'
import { conflicts, refused, settle } from './offline/differences'
import { devices, register, revoke } from './offline/register'
import { sync } from './offline/sync'
import { refusedList } from './refused-scans'
import * as places from './places'
import { redeem } from './redeem'
import { redeemed } from './redeemed'
import { ask, decide, lately, list } from './reversals'
import * as revocations from './revocations'

export const voucherRoutes = {
  'vouchers.claim': claim,
  'vouchers.mine': mine,
  'vouchers.get': get,
  'vouchers.code': code,
  'vouchers.extend': extend,
  'desk.look': look,
  'desk.redeem': redeem,
  'desk.redeemed': redeemed,
  'desk.refusedScans': refusedList,
} satisfies Partial<Routes>

export const reversalRoutes = {
  'reversals.redeemed': lately,
  'reversals.ask': ask,
  'reversals.list': list,
  'reversals.decide': decide,
} satisfies Pick<Routes, `reversals.${string}` & keyof Routes>

export const placeRoutes = {
  'places.wait': places.wait,
  'places.leave': places.leave,
  'places.mine': places.mine,
} satisfies Pick<Routes, `places.${string}` & keyof Routes>

export const revocationRoutes = {
  'revocations.held': revocations.held,
  'revocations.revoke': revocations.revoke,
  'revocations.list': revocations.list,
  'revocations.decide': revocations.decide,
  'vouchers.revocation': revocations.revocation,
  'vouchers.review': revocations.review,
} satisfies Pick<Routes, keyof typeof revocationActions>

export const offlineRoutes = {
  'desk.register': register,
  'desk.day': day,
  'desk.sync': sync,
  'desk.conflicts': conflicts,
  'desk.settle': settle,
  'desk.refused': refused,
  'desk.devices': devices,
  'desk.revoke': revoke,
  'vouchers.dayCodes': dayCodes,
} satisfies Pick<Routes, keyof typeof offlineActions>
