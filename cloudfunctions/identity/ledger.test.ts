import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'
import { audit } from '../service/audit'
import type { StaffCaller } from '../service/context'
import { identityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(identityRoutes)
})
afterAll(() => world.close())

test('a consent is given, withdrawn and given again, and the ledger keeps every row', async () => {
  const { id } = await addPerson(world)
  const me = await world.accountOf(id)
  const given = async () =>
    (await world.ok('identity.consents', {}, me)).items
      .filter(({ granted }) => granted)
      .map(({ purpose }) => purpose)
  expect((await world.ok('identity.consents', {}, me)).items).toHaveLength(5)
  expect(await given()).toEqual([])
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, me)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, me)
  expect(await given()).toEqual(['sms'])
  expect((await world.ok('identity.me', {}, me)).consents).toEqual(['sms'])
  world.clock.advance(60)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: false }, me)
  expect(await given()).toEqual([])
  world.clock.advance(60)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, me)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: false }, me)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, me)
  expect(await given()).toEqual(['sms'])
  const rows = await world.services.db.many(sql`select 1 from consent where person_id = ${id}`)
  expect(rows).toHaveLength(2)
})

test('a second open consent for one purpose is refused by the database itself', async () => {
  const { id } = await addPerson(world)
  const grant = (at: string) =>
    world.services.db.run(sql`
      insert into consent (person_id, purpose, granted_at, text_version, channel) values (${id}, 'sms', ${at}, '1', 'app')`)
  await grant('2026-11-01T00:00:00Z')
  await expect(grant('2026-11-02T00:00:00Z')).rejects.toMatchObject({ constraint: 'consent_one_open' })
})

test('she sees who opened her record by role and institution, page by page, and never a name', async () => {
  const { wife, husband } = await addCouple(world)
  const { db, clock } = world.services
  await db.run(sql`
    insert into institution (institution_id, name, region, address, latitude, longitude, phone, level, capabilities, hours)
    values (77, '虚构妇幼保健院', 420506, '虚构路1号', 30.7, 111.3, '0717-160001', '二级', '{}', '')
    on conflict do nothing`)
  const clerkKey = await world.staff('clerk', { institutionId: '77' })
  const clerk = { kind: 'staff', accountKey: clerkKey, role: 'clerk', displayName: '测试员' } as const
  const caller: StaffCaller = { ...clerk, institutionId: null, region: '420506' }
  for (let i = 0; i < 25; i++) {
    clock.now()
    await audit({ ...world.services, caller, traceId: 'trace' }, wife.id, 'patient.find')
  }
  const me = await world.accountOf(wife.id)
  const first = await world.ok('identity.readers', {}, me)
  expect(first.items).toHaveLength(20)
  expect(first.items[0]).toEqual({
    at: clock.now(),
    who: '虚构妇幼保健院·窗口工作人员',
    what: '查找档案',
    child: null,
  })
  const rest = await world.ok('identity.readers', { cursor: first.next ?? '' }, me)
  expect(rest.items).toHaveLength(5)
  expect(rest.next).toBeNull()
  expect(JSON.stringify([first, rest])).not.toContain('测试员')
  expect((await world.ok('identity.readers', {}, await world.accountOf(husband.id))).items).toEqual([])
  const forged = Buffer.from('["x"]').toString('base64url')
  expect(await world.refused('identity.readers', { cursor: forged }, me)).toBe('INVALID_INPUT')
})

test('a mother sees who opened the record of her child, under its masked name; nobody else does', async () => {
  const [mother, child, other] = [
    await addPerson(world),
    await addPerson(world, { name: '程小寒', birth: '2026-11-01' }),
    await addPerson(world),
  ]
  await world.services.db.run(sql`
    insert into newborn (person_id, mother_id, born_at, source, recorded_at)
    values (${child.id}, ${mother.id}, '2026-11-01T10:00', 'clinic', ${world.clock.now()})`)
  const key = await world.staff('health_worker')
  const caller = {
    kind: 'staff',
    accountKey: key,
    role: 'health_worker',
    displayName: '',
    institutionId: null,
    region: '420506',
  } as const
  await audit({ ...world.services, caller, traceId: 'trace' }, child.id, 'patient.find')
  const { items } = await world.ok('identity.readers', {}, await world.accountOf(mother.id))
  expect(items).toMatchObject([{ what: '查找档案', child: '程*寒' }])
  expect((await world.ok('identity.readers', {}, await world.accountOf(other.id))).items).toEqual([])
})

test('a partner who confirmed the link appears as the other, not by name', async () => {
  const [a, b] = [
    await addPerson(world, { name: '程谷雨' }),
    await addPerson(world, { name: '程小暑', sex: 'male' }),
  ]
  const [she, he] = [await world.accountOf(a.id), await world.accountOf(b.id)]
  const { code } = await world.ok('identity.invitePartner', {}, she)
  await world.ok('identity.answerInvitation', { code, accept: true }, he)
  const { items } = await world.ok('identity.readers', {}, she)
  expect(items).toEqual([{ at: world.clock.now(), who: '对方(本人确认)', what: '确认双方关联', child: null }])
})
