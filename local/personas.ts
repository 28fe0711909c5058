/** The demo people one may sign in as: real rows of the demo population, found by what they show, and the demo staff. */
import { sql } from '../cloudfunctions/database/sql'
import { openName } from '../cloudfunctions/people/sealed'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Services } from '../cloudfunctions/service/context'
import type { StaffRole } from '../types/action'
import type { PersonId } from '../types/schema'
import { castOf, type Cast } from './cast'

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
  /** A division of the city instead of the whole: its first town, or that town's first village. */
  within?: 'town' | 'village'
}[] = [
  { login: 'clerk', title: '门诊核销员', story: '扫码核销电子券、签到', role: 'clerk', institution: true },
  { login: 'doctor', title: '婚检医生', story: '审核发布、解读检查结果', role: 'doctor', institution: true },
  {
    login: 'worker',
    title: '基层随访员',
    story: '电话任务、服务引导名单',
    role: 'health_worker',
    institution: false,
  },
  {
    login: 'town',
    title: '乡镇干事',
    story: '产检信息接收、本乡镇名单、补助审核',
    role: 'health_worker',
    institution: false,
    within: 'town',
  },
  {
    login: 'village',
    title: '村医',
    story: '本村名单、访视与反馈',
    role: 'health_worker',
    institution: false,
    within: 'village',
  },
  {
    login: 'manager',
    title: '区妇幼管理者',
    story: '名单、政策起草、消息记录',
    role: 'manager',
    institution: false,
  },
  {
    login: 'approver',
    title: '政策审核人',
    story: '审核并发布他人起草的政策',
    role: 'manager',
    institution: false,
  },
]

/** Makes the demo staff; a second call changes nothing. */
export async function seedStaff({ db, vault, city }: Services): Promise<void> {
  const institution = city.institutions[0]
  const places = {
    town: city.regions.find(({ level }) => level === 4)?.code,
    village: city.regions.find(({ level }) => level === 5)?.code,
  }
  for (const { login, title, role, institution: atClinic, within } of staffPersonas)
    await db.run(sql`
      insert into staff (account_key, login, display_name, role, institution_id, region)
      values (${accountKeyOf(vault, 'staff', login)}, ${login}, ${title}, ${role}, ${atClinic ? (institution?.id ?? null) : null}, ${(within && places[within]) ?? city.code})
      on conflict do nothing`)
}

interface Row {
  name_sealed: Buffer
  number_sealed: Buffer
}

const roles = {
  bride: ['新婚的她', '登记不久,想做免费婚检'],
  groom: ['新婚的他', '等她的邀请,一起预约'],
  pregnant: ['孕中的她', '看每周该做什么'],
  mother: ['新妈妈', '为孩子看看能享受什么'],
  family: ['年长的她', '找家庭服务专员,预约上门服务'],
} as const satisfies Record<keyof Cast, readonly [title: string, story: string]>

async function resident({ db, vault }: Services, id: keyof Cast, person: PersonId): Promise<Persona> {
  const row = await db.one<Row>(sql`
    select p.name_sealed, i.number_sealed from person p
    join identifier i on i.person_id = p.person_id and i.doc_type = 'resident_id' where p.person_id = ${person}`)
  const openid = `demo-${id}-${person}`
  return {
    id,
    title: roles[id][0],
    story: roles[id][1],
    document: {
      name: openName(vault, person, row.name_sealed),
      number: vault.open(row.number_sealed, `identifier.number:${person}`),
    },
    openid,
    accountKey: accountKeyOf(vault, 'wechat', openid),
  }
}

/** @param folder where the choice of the demo people is kept */
export async function personas(services: Services, folder: string): Promise<Persona[]> {
  const cast = await castOf(services, folder)
  const residents = cast
    ? await Promise.all(
        (['bride', 'groom', 'pregnant', 'mother', 'family'] as const).flatMap(id => {
          const person = cast[id]
          return person === undefined ? [] : [resident(services, id, person)]
        }),
      )
    : []
  return [
    ...residents,
    ...staffPersonas.map(({ login, title, story }) => ({
      id: login,
      title,
      story,
      document: null,
      openid: null,
      accountKey: accountKeyOf(services.vault, 'staff', login),
    })),
  ]
}
