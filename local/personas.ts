/** The demo people one may sign in as: real rows of the demo population, found by what they show, and the demo staff. */
import { sql } from '../cloudfunctions/database/sql'
import { today } from '../cloudfunctions/platform/clock'
import { openName } from '../cloudfunctions/people/sealed'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Services } from '../cloudfunctions/service/context'
import type { StaffRole } from '../types/action'
import type { PersonId } from '../types/schema'

export interface Persona {
  readonly id: string
  readonly title: string
  readonly story: string
  /** What she types to be verified: an invented name and number. Null for staff. */
  readonly document: { readonly name: string; readonly number: string } | null
  /** The WeChat identity that the demo plays; null for staff. */
  readonly openid: string | null
  readonly accountKey: string
}

const staffPersonas: readonly {
  login: string
  title: string
  story: string
  role: StaffRole
  institution: boolean
}[] = [
  { login: 'clerk', title: '门诊核销员', story: '扫码核销电子券、签到', role: 'clerk', institution: true },
  {
    login: 'worker',
    title: '基层随访员',
    story: '电话任务、服务引导名单',
    role: 'health_worker',
    institution: false,
  },
  { login: 'manager', title: '区妇幼管理者', story: '名单、消息记录', role: 'manager', institution: false },
]

/** Makes the demo staff; a second call changes nothing. */
export async function seedStaff({ db, vault, city }: Services): Promise<void> {
  const institution = city.institutions[0]
  for (const { login, title, role, institution: atClinic } of staffPersonas)
    await db.run(sql`
      insert into staff (account_key, login, display_name, role, institution_id, region)
      values (${accountKeyOf(vault, 'staff', login)}, ${login}, ${title}, ${role}, ${atClinic ? (institution?.id ?? null) : null}, ${city.code})
      on conflict do nothing`)
}

interface Row {
  person_id: PersonId
  name_sealed: Buffer
  number_sealed: Buffer
}

export async function personas(services: Services): Promise<Persona[]> {
  const { db, vault, clock } = services
  const now = today(clock)
  const resident = (
    story: readonly [id: string, title: string, story: string],
    rows: readonly Row[],
    at = 0,
  ): Persona[] =>
    rows.slice(at, at + 1).map(row => ({
      id: story[0],
      title: story[1],
      story: story[2],
      document: {
        name: openName(vault, row.person_id, row.name_sealed),
        number: vault.open(row.number_sealed, `identifier.number:${row.person_id}`),
      },
      openid: `demo-${story[0]}-${row.person_id}`,
      accountKey: accountKeyOf(vault, 'wechat', `demo-${story[0]}-${row.person_id}`),
    }))
  const couple = await db.many<Row>(sql`
    select p.person_id, p.name_sealed, i.number_sealed
    from couple_member c
    join person_fact w on w.person_id = c.home_person_id and w.hukou = ${services.city.code}::int and w.sex = 2 and w.alive and w.resident
    join person p on p.person_id in (c.person_id) join identifier i on i.person_id = p.person_id and i.doc_type = 'resident_id'
    where c.ended_on is null and not exists (select 1 from pregnancy g where g.person_id = c.home_person_id)
      and c.couple_id = (
        select d.couple_id from couple_member d
        join person_fact f on f.person_id = d.person_id and f.sex = 2 and f.hukou = ${services.city.code}::int and f.alive and f.resident
        join person_fact h on h.person_id = d.partner_id and h.sex = 1 and h.alive and h.resident
        where d.ended_on is null and d.married_on <= ${now} and not exists (select 1 from pregnancy g where g.person_id = d.person_id)
        order by d.married_on desc, d.couple_id limit 1)
    order by p.sex desc`)
  const pregnant = await db.many<Row>(sql`
    select p.person_id, p.name_sealed, i.number_sealed
    from pregnancy g join person p using (person_id) join identifier i on i.person_id = p.person_id and i.doc_type = 'resident_id'
    where g.state = 'ongoing' and g.edd is not null and p.died_on is null and p.moved_out_on is null
    order by abs(g.edd - ${now}::date - 180), g.pregnancy_id limit 1`)
  return [
    ...resident(['bride', '新婚的她', '登记不久,想做免费婚检'], couple),
    ...resident(['groom', '新婚的他', '等她的邀请,一起预约'], couple, 1),
    ...resident(['pregnant', '孕中的她', '看每周该做什么'], pregnant),
    ...staffPersonas.map(({ login, title, story }) => ({
      id: login,
      title,
      story,
      document: null,
      openid: null,
      accountKey: accountKeyOf(vault, 'staff', login),
    })),
  ]
}
