/** The demo city on first run: the four feeds as they come, the staff, open sessions, the first match of the population. */
import { sql } from '../cloudfunctions/database/sql'
import { importPopulation } from '../cloudfunctions/people/import'
import { instantAt } from '../cloudfunctions/platform/clock'
import type { TimeOfDay } from '../types/schema'
import { castOf } from './cast'
import { seedClinicPlans } from './clinic-plans'
import { seedEvidence } from './evidence'
import { seedFamilyServices } from './family-services'
import { seedLastMonth } from './last-month'
import { seedNewborns } from './newborns'
import { seedOffline } from './offline'
import { seedStaff } from './personas'
import { firstDay, populationOf } from './population'
import { seedSubsidies } from './subsidies'
import { seedSupplies } from './supplies'
import type { LocalServices } from './services'
import type { Timers } from './timers'
import { seedWaiting } from './waiting'

export async function seedDemo(
  local: LocalServices,
  timers: Timers,
  say: (text: string) => void,
): Promise<void> {
  say('首次启动,准备演示城市…')
  local.clock.set(instantAt(firstDay, '09:00' as TimeOfDay))
  await seedStaff(local.services)
  const feeds = populationOf(local.services.city, firstDay)
  const report = await importPopulation(local.services, feeds, { dryRun: false })
  say(
    `  导入人口: 新建 ${report.totals.created},合并 ${report.totals.merged},拒绝 ${report.totals.refused},待核 ${report.totals.review}`,
  )
  say(`  登记三岁以下儿童 ${await seedNewborns(local.services, feeds)}`)
  say(`  登记已核验的材料 ${await seedEvidence(local.services)}`)
  say(`  登记药具库存 ${await seedSupplies(local.services)}`)
  say(`  指定家庭服务专员 ${await seedFamilyServices(local.services)}`)
  say(`  登记机构的门诊安排 ${await seedClinicPlans(local.services)}`)
  // In a real city people agree to SMS on paper when they are registered; here two thirds of those with a phone did.
  await local.services.db.run(sql`
    insert into consent (person_id, purpose, granted_at, text_version, channel)
    select person_id, 'sms', ${local.clock.now()}, '1', 'paper' from person where phone_index is not null and person_id % 3 <> 0
    on conflict do nothing`)
  await timers.runEligibility()
  say('  完成首次比对')
  say(`  登记补助申请 ${await seedSubsidies(local.services)}`)
  say(`  登记上月使用的电子券和结算单 ${await seedLastMonth(local.services)}`)
  say(`  登记断网时的核销冲突 ${await seedOffline(local.services)}`)
  const cast = await castOf(local.services, local.folder)
  say(`  保留候补位置 ${await seedWaiting(local.services, cast?.mother ?? null)}`)
}
