/** The door of the guidance room: who should get what and has not. */
import type { Routes } from '../service/context'
import { accept, assign, contact, decline, handOver } from './act'
import { exportList } from './export'
import { handedOver } from './inbox'
import { item } from './item'
import { service } from './list'
import { programmes } from './programmes'

export const guidanceRoutes = {
  'lists.programmes': programmes,
  'lists.service': service,
  'lists.item': item,
  'lists.contact': contact,
  'lists.assign': assign,
  'lists.handOver': handOver,
  'lists.handedOver': handedOver,
  'lists.accept': accept,
  'lists.decline': decline,
  'lists.export': exportList,
} satisfies Pick<Routes, `lists.${string}` & keyof Routes>
