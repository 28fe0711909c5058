/**
 * Writes a city's pack into the reference tables. Safe to repeat: only differences are written. What left the pack is closed:
 * its holidays and sessions go, its institutions become inactive; published programme versions stay for ever. What people here
 * decided themselves is not touched and wins: imported holiday notices, an institution's own sessions and licences.
 */
import type { City } from '../../catalog/city'
import type { Db } from '../database/db'
import { sql } from '../database/sql'

/** A notice that a manager imported wins over the pack for its year. */
const yearIsImported = sql`exists (select 1 from holiday_notice n where n.year = extract(year from h.day))`

/** @throws when a published programme version differs from the pack: versions are dated and never edited */
export async function publishCity(db: Db, city: City): Promise<void> {
  await db.tx(async tx => {
    await tx.run(sql`
      insert into region (code, name, parent, level)
      select * from jsonb_to_recordset(${JSON.stringify(city.regions)}::jsonb) as r(code bigint, name text, parent bigint, level smallint)
      on conflict (code) do update set name = excluded.name, parent = excluded.parent, level = excluded.level
      where (region.name, region.parent, region.level) is distinct from (excluded.name, excluded.parent, excluded.level)`)
    await tx.run(sql`
      insert into holiday (day, kind, name)
      select * from jsonb_to_recordset(${JSON.stringify(city.holidays)}::jsonb) as h(day date, kind text, name text)
      where not ${yearIsImported}
      on conflict (day) do update set kind = excluded.kind, name = excluded.name
      where (holiday.kind, holiday.name) is distinct from (excluded.kind, excluded.name)`)
    await tx.run(sql`
      delete from holiday h where not (h.day = any(${city.holidays.map(({ day }) => day)}::date[])) and not ${yearIsImported}`)
    await tx.run(sql`
      update institution set active = false
      where active and not (institution_id = any(${city.institutions.map(({ id }) => id)}::bigint[]))`)
    await tx.run(sql`
      insert into institution (institution_id, name, region, address, latitude, longitude, phone, level, capabilities, hours)
      select i.id, i.name, i.region, i.address, i.latitude, i.longitude, i.phone, i.level,
             array(select jsonb_array_elements_text(i.capabilities)), i.hours
      from jsonb_to_recordset(${JSON.stringify(city.institutions)}::jsonb)
        as i(id bigint, name text, region bigint, address text, latitude float8, longitude float8, phone text, level text, capabilities jsonb, hours text)
      on conflict (institution_id) do update set name = excluded.name, region = excluded.region, address = excluded.address,
        latitude = excluded.latitude, longitude = excluded.longitude, phone = excluded.phone, level = excluded.level,
        capabilities = excluded.capabilities, hours = excluded.hours, active = true`)
    const licences = city.institutions.flatMap(({ id, licences: own }) =>
      (own ?? []).map((licence, i) => ({
        ...licence,
        institution: id,
        licence: `${id}${String(i).padStart(3, '0')}`,
      })),
    )
    await tx.run(sql`
      insert into licence (institution_id, licence_id, capability, number, issued_by, valid_from, valid_to, recorded_by, recorded_at)
      select institution, licence, capability, number, "issuedBy", "from", "to", 'pack', "from"
      from jsonb_to_recordset(${JSON.stringify(licences)}::jsonb)
        as l(institution bigint, licence bigint, capability text, number text, "issuedBy" text, "from" date, "to" date)
      on conflict (institution_id, licence_id) do nothing`)
    const sessions = city.institutions.flatMap(institution =>
      institution.sessions.flatMap(({ weekdays, ...session }) =>
        weekdays.map(weekday => ({ institution: institution.id, weekday, ...session })),
      ),
    )
    await tx.run(sql`
      insert into session_template (institution_id, service, weekday, starts, ends, capacity, audience)
      select s.institution, s.service, s.weekday, s.starts, s.ends, s.capacity, coalesce(s.audience, 'anyone')
      from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
        as s(institution bigint, service text, weekday smallint, starts time, ends time, capacity smallint, audience text)
      on conflict (institution_id, service, weekday, starts) do update set ends = excluded.ends, capacity = excluded.capacity,
        audience = excluded.audience`)
    await tx.run(sql`
      delete from session_template t where not exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
          as s(institution bigint, service text, weekday smallint, starts time)
        where s.institution = t.institution_id and s.service = t.service and s.weekday = t.weekday and s.starts = t.starts)`)
    await publishProgrammes(tx, city)
    await tx.run(sql`
      insert into quota (programme, period, region, total)
      select q.programme, q.year::text, ${city.code}::bigint, q.total
      from jsonb_to_recordset(${JSON.stringify(city.quotas)}::jsonb) as q(programme text, year int, total int)
      on conflict (programme, period, region) do nothing`)
  })
}

async function publishProgrammes(tx: Db, city: City): Promise<void> {
  for (const programme of city.programmes) {
    const published = await tx.maybe<{ same: boolean }>(sql`
      select definition = ${JSON.stringify(programme)}::jsonb as same from programme_version
      where code = ${programme.code} and version = ${programme.version} and region = ${programme.region}`)
    if (published && !published.same)
      throw new Error(
        `${programme.code} version ${programme.version} is published: make a new version instead of editing it`,
      )
    if (published) continue
    await tx.run(sql`
      insert into programme_version (code, version, region, ordinal, effective_from, effective_to, definition)
      values (${programme.code}, ${programme.version}, ${programme.region}, ${programme.ordinal}, ${programme.effectiveFrom},
              ${programme.effectiveTo ?? null}, ${JSON.stringify(programme)})`)
  }
}
