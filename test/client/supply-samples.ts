// Invented answers about free contraceptives.
import type { Given } from './backend'

export const catalogue: Given<'contraceptives.catalogue'> = {
  items: [
    { item: 'condom', name: '避孕套', unit: '只', most: 20, note: '各型号混装' },
    { item: 'short_pill', name: '短效口服避孕药', unit: '板', most: 2, note: '首次使用前请先咨询医生' },
  ],
  clinic: [{ name: '皮下埋植', note: '由医生放置' }],
  clinicProgramme: 'V_FP_SERVICE',
}
export const outlets: Given<'contraceptives.outlets'> = {
  items: [
    {
      institutionId: '4205060001',
      name: '小溪塔街道社区卫生服务中心',
      address: '试验路1号',
      hours: '08:00-17:00',
      distance: null,
      stock: { condom: 100, short_pill: 1 },
    },
    {
      institutionId: '4205060002',
      name: '乙服务站',
      address: '试验路2号',
      hours: '08:00-17:00',
      distance: 860,
      stock: {},
    },
  ],
  next: null,
}
export const placed: Given<'contraceptives.mine'>['items'][number] = {
  orderId: '901',
  state: 'placed',
  delivery: 'pickup',
  outlet: '小溪塔街道社区卫生服务中心',
  outletAddress: '试验路1号',
  outletPhone: '0717-1600001',
  lines: [{ item: 'condom', name: '避孕套', unit: '只', units: 10 }],
  placedAt: '2026-11-23T02:00:00.000Z',
  fetchUntil: '2026-11-30',
  parcel: null,
}
const { orderId, delivery, lines, placedAt, fetchUntil } = placed
export const waiting: Given<'contraceptives.waiting'> = {
  items: [{ orderId, delivery, lines, placedAt, fetchUntil, name: '沈*月' }],
  next: null,
}
export const stock: Given<'contraceptives.stock'> = {
  items: [
    {
      institutionId: '4205060001',
      outlet: '小溪塔街道社区卫生服务中心',
      item: 'condom',
      name: '避孕套',
      unit: '只',
      onHand: 90,
      waiting: 10,
      given: 30,
    },
  ],
  next: null,
}
