/**
 * The city eligibility pass against its peers, in one run on one server: equal answers first, then interleaved rounds.
 * `DATABASE_URL=postgres://… npx tsx bench/eligibility/index.ts`; PEOPLE (1,000,000), ROUNDS (5), SAMPLE (20,000 for the gate).
 */
import { inProcess } from './in-process'
import { openCity } from './city'
import { fairly } from './fairly'
import { holds, machine, markTable, seriesTable, type Mark } from './measure'
import { benchProgrammes as programmes } from './programmes'
import { firstDay, jsonRulesFor, rounds as runRounds, zenFor } from './rounds'

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)
const people = setting('PEOPLE', 1_000_000)
const rounds = setting('ROUNDS', 5)
const gatePeople = setting('SAMPLE', 20_000)

async function main(url: string): Promise<boolean> {
  console.log(
    `${people.toLocaleString('en-US')} people, ${programmes.length} programmes, ${rounds} rounds\n${machine()}`,
  )
  const city = await openCity(url, people, firstDay)
  console.log(`${city.version}; json-rules-engine 7.3.1; zen-engine 0.54.0\n`)
  const engine = jsonRulesFor()
  const rust = zenFor()
  try {
    const sample = await fairly(city, people, gatePeople, engine, rust)
    if (sample === null) return false
    const measured = await runRounds(city, { people, rounds, sample, engine, rust })
    console.log(`\n${seriesTable(measured.series, people)}\n\n${measured.notes.join('\n')}\n`)
    await city.register()
    const deployed = await inProcess(city.url)
    for (const [name, pass, ms] of [
      ['first full pass', deployed.pass, deployed.passMs],
      ['full pass again', deployed.again, deployed.againMs],
      ['night, next day', deployed.night, deployed.nightMs],
    ] as const)
      console.log(
        `the function: ${name} ${Math.round(ms)} ms (${pass.facts} facts rebuilt, ${pass.changed} people changed, ${pass.messages} messages)`,
      )
    console.log('')
    const marks: Mark[] = [
      ...measured.marks,
      {
        claim: `eligibility.mine with every explanation (${deployed.items} programmes), request to reply`,
        value: deployed.mine,
        unit: ' ms',
        atMost: 20,
      },
      {
        claim: 'the function, facts to messages: night / full pass that finds nothing',
        value: deployed.nightMs / deployed.againMs,
        digits: 3,
      },
      {
        claim: 'memory of the function, whole pass',
        value: deployed.megabytes,
        unit: ' MB',
        digits: 0,
        atMost: 256,
      },
    ]
    console.log(`${markTable(marks)}\n\n${machine()}`)
    return marks.every(holds)
  } finally {
    rust.close()
    await city.close()
  }
}

const url = process.env['DATABASE_URL']
if (url === undefined) {
  console.error('DATABASE_URL must name a PostgreSQL server on which a scratch database may be created')
  process.exitCode = 2
} else {
  void main(url).then(
    passed => {
      process.exitCode = passed ? 0 : 1
    },
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
}
