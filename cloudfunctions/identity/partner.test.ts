import { addCouple, addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'
import { refreshFacts } from '../people/facts'
import { codeIndex } from './rules/invitation-code'
import { identityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(identityRoutes)
})
afterAll(() => world.close())

const two = async (): Promise<[Added, string, Added, string]> => {
  const [a, b] = [
    await addPerson(world, { name: '程春分' }),
    await addPerson(world, { name: '程清明', sex: 'male' }),
  ]
  return [a, await world.accountOf(a.id), b, await world.accountOf(b.id)]
}
const factsOf = (id: string) =>
  world.services.db.one<{
    couple_id: string | null
    partner_linked: boolean | null
    couple_role: number | null
  }>(sql`select couple_id, partner_linked, couple_role from person_fact where person_id = ${id}`)
const audits = (id: string) =>
  world.services.db.many<{ action: string }>(
    sql`select action from audit where person_id = ${id} order by audit_id`,
  )

test('an invitation shows only a masked name, and confirming it makes the two a couple', async () => {
  const [a, she, b, he] = await two()
  const made = await world.ok('identity.invitePartner', {}, she)
  expect(made).toMatchObject({ inviterName: '程*分', state: 'open' })
  expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/)
  expect(await world.ok('identity.invitePartner', {}, she)).toEqual(made)
  expect(await world.ok('identity.me', {}, she)).toMatchObject({ partner: { state: 'invited', name: null } })
  const seen = await world.ok(
    'identity.invitation',
    { code: made.code.toLowerCase() },
    await world.account('stranger'),
  )
  expect(seen).toEqual(made)
  expect(JSON.stringify(seen)).not.toContain(a.id)

  const mine = await world.ok('identity.answerInvitation', { code: made.code, accept: true }, he)
  expect(mine.partner).toEqual({ state: 'linked', name: '程*分', linkedAt: world.clock.now() })
  expect((await world.ok('identity.me', {}, she)).partner).toMatchObject({ state: 'linked', name: '程*明' })
  const [hers, his] = [await factsOf(a.id), await factsOf(b.id)]
  expect(hers).toMatchObject({ partner_linked: true, couple_role: 1 })
  expect(his).toEqual({ ...hers, couple_role: 2 })
  expect(await world.refused('identity.invitePartner', {}, she)).toBe('ALREADY_LINKED')
  expect(await world.refused('identity.answerInvitation', { code: made.code, accept: true }, he)).toBe(
    'INVITATION_CLOSED',
  )
})

test('the code is kept only as a keyed hash, in no table in the clear', async () => {
  const [, she] = await two()
  const { code } = await world.ok('identity.invitePartner', {}, she)
  const { db, vault } = world.services
  const rows = await db.many(
    sql`select 1 from partner_invitation where code_index = ${codeIndex(vault, code)}`,
  )
  expect(rows).toHaveLength(1)
  const { text } = await db.one<{ text: string }>(
    sql`select (select string_agg(t::text, ' ') from partner_invitation t) || (select string_agg(t::text, ' ') from request_key t) as text`,
  )
  expect(text).not.toContain(code)
  expect(text).not.toContain(Buffer.from(code).toString('hex'))
})

test('a couple on record is confirmed by the two, not made a second time', async () => {
  const { wife, husband, coupleId } = await addCouple(world, { confirmed: false })
  const [she, he] = [await world.accountOf(wife.id), await world.accountOf(husband.id)]
  expect((await world.ok('identity.me', {}, she)).partner).toEqual({
    state: 'none',
    name: null,
    linkedAt: null,
  })
  const { code } = await world.ok('identity.invitePartner', {}, he)
  await world.ok('identity.answerInvitation', { code, accept: true }, she)
  expect(await factsOf(wife.id)).toMatchObject({ couple_id: coupleId, partner_linked: true })
  expect(await factsOf(husband.id)).toMatchObject({ couple_id: coupleId, partner_linked: true })
  const rows = await world.services.db.many(
    sql`select 1 from couple_member where person_id in (${wife.id}, ${husband.id})`,
  )
  expect(rows).toHaveLength(2)
})

test('one cannot confirm an invitation of one own, an unknown one, one that ran out or was withdrawn', async () => {
  const [, she, , he] = await two()
  const { code } = await world.ok('identity.invitePartner', {}, she)
  expect(await world.refused('identity.answerInvitation', { code, accept: true }, she)).toBe('OWN_INVITATION')
  const unknown = { code: '000000000000000', accept: true }
  expect(await world.refused('identity.answerInvitation', unknown, he)).toBe('INVITATION_UNKNOWN')
  expect(await world.refused('identity.invitation', { code: unknown.code }, he)).toBe('INVITATION_UNKNOWN')
  world.clock.advance(7 * 86_400)
  expect(await world.ok('identity.invitation', { code }, he)).toMatchObject({ state: 'expired' })
  expect(await world.refused('identity.answerInvitation', { code, accept: true }, he)).toBe(
    'INVITATION_CLOSED',
  )
  expect(await world.refused('identity.withdrawInvitation', {}, she)).toBe('NOT_FOUND')
  const next = await world.ok('identity.invitePartner', {}, she)
  expect(next.code).not.toBe(code)
  expect(await world.ok('identity.invitation', { code }, he)).toMatchObject({ state: 'expired' })
  await world.ok('identity.withdrawInvitation', {}, she)
  expect(await world.ok('identity.invitation', { code: next.code }, he)).toMatchObject({ state: 'withdrawn' })
  expect(await world.refused('identity.answerInvitation', { code: next.code, accept: true }, he)).toBe(
    'INVITATION_CLOSED',
  )
})

test('declining leaves both as they were', async () => {
  const [a, she, , he] = await two()
  const { code } = await world.ok('identity.invitePartner', {}, she)
  await world.ok('identity.answerInvitation', { code, accept: false }, he)
  expect(await world.ok('identity.invitation', { code }, he)).toMatchObject({ state: 'declined' })
  expect((await world.ok('identity.me', {}, she)).partner.state).toBe('none')
  expect(await factsOf(a.id)).toMatchObject({ couple_id: null })
})

test('whoever is in a union on record with somebody else is sent to a counter, on either side', async () => {
  const { wife, husband } = await addCouple(world)
  const [, she, , he] = await two()
  await world.services.db.run(
    sql`update couple_member set confirmed_at = null where person_id in (${wife.id}, ${husband.id})`,
  )
  const married = await world.accountOf(wife.id)
  const byMarried = await world.ok('identity.invitePartner', {}, married)
  expect(await world.refused('identity.answerInvitation', { code: byMarried.code, accept: true }, he)).toBe(
    'PARTNER_DIFFERS',
  )
  const bySingle = await world.ok('identity.invitePartner', {}, she)
  expect(
    await world.refused('identity.answerInvitation', { code: bySingle.code, accept: true }, married),
  ).toBe('PARTNER_DIFFERS')
  expect(await world.ok('identity.invitation', { code: bySingle.code }, he)).toMatchObject({ state: 'open' })
})

test('who is linked to somebody in the app must unlink first', async () => {
  const [, she, , he] = await two()
  const [, third] = await two()
  const { code } = await world.ok('identity.invitePartner', {}, she)
  await world.ok('identity.answerInvitation', { code, accept: true }, he)
  const other = await world.ok('identity.invitePartner', {}, third)
  expect(await world.refused('identity.answerInvitation', { code: other.code, accept: true }, he)).toBe(
    'ALREADY_LINKED',
  )
})

test('unlinking a union on record takes the confirmation back and tells the other nothing', async () => {
  const { wife, husband } = await addCouple(world)
  const [she, he] = [await world.accountOf(wife.id), await world.accountOf(husband.id)]
  await refreshFacts(world.services, [wife.id])
  const before = await audits(husband.id)
  expect(await world.ok('identity.unlinkPartner', {}, she)).toMatchObject({
    partner: { state: 'none', name: null },
  })
  expect(await audits(husband.id)).toEqual(before)
  expect(await audits(wife.id)).toContainEqual({ action: 'identity.unlinkPartner' })
  expect(await factsOf(husband.id)).toMatchObject({ partner_linked: false })
  expect((await world.ok('identity.me', {}, he)).partner).toMatchObject({ state: 'none', name: null })
  const messages = await world.services.db.many(sql`select 1 from message where person_id = ${husband.id}`)
  expect(messages).toEqual([])
  expect(await world.refused('identity.unlinkPartner', {}, she)).toBe('NOT_FOUND')
  const open = await world.services.db.many(
    sql`select 1 from couple_member where person_id = ${wife.id} and ended_on is null`,
  )
  expect(open).toHaveLength(1)
})

test('unlinking a union that was made in the app ends it, and another may begin', async () => {
  const [a, she, b, he] = await two()
  const first = await world.ok('identity.invitePartner', {}, she)
  await world.ok('identity.answerInvitation', { code: first.code, accept: true }, he)
  await world.ok('identity.unlinkPartner', {}, he)
  expect(await factsOf(a.id)).toMatchObject({ couple_id: null, partner_linked: null })
  expect(await factsOf(b.id)).toMatchObject({ couple_id: null, partner_linked: null })
  const second = await world.ok('identity.invitePartner', {}, he)
  expect(await world.ok('identity.answerInvitation', { code: second.code, accept: true }, she)).toMatchObject(
    {
      partner: { state: 'linked' },
    },
  )
})

test('of two who accept each other at once one union comes out', async () => {
  const [a, she, b, he] = await two()
  const [hers, his] = [
    await world.ok('identity.invitePartner', {}, she),
    await world.ok('identity.invitePartner', {}, he),
  ]
  const replies = await Promise.all([
    world.call('identity.answerInvitation', { code: hers.code, accept: true }, he),
    world.call('identity.answerInvitation', { code: his.code, accept: true }, she),
  ])
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  const rows = await world.services.db.many(
    sql`select 1 from couple_member where person_id in (${a.id}, ${b.id}) and ended_on is null`,
  )
  expect(rows).toHaveLength(2)
})
