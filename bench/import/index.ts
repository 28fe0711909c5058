/**
 * `bench/import/run.sh [rows] [csv|xlsx]`: a register of 100,000 rows by the actions that the screen calls, in the steps of a
 * cloud function. Bundled as the function is, and with the heap that Node takes by itself in a container of 256 MB (on a
 * large machine it would let garbage lie). Prints rows a second and the largest memory of the process; exits 1 past 256 MB
 * or when a step took longer than the function may.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { zipSync, strToU8 } from 'fflate'
import { yiling } from '../../catalog/yiling'
import { createCatalogue } from '../../cloudfunctions/catalogue/programmes'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { migrate } from '../../cloudfunctions/database/migrate'
import { openServer } from '../../cloudfunctions/database/server'
import { sql } from '../../cloudfunctions/database/sql'
import { feeds } from '../../cloudfunctions/people/import/feed'
import { importRoutes } from '../../cloudfunctions/people/import/routes'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { createIds } from '../../cloudfunctions/platform/ids'
import { createLog } from '../../cloudfunctions/platform/log'
import { createVault } from '../../cloudfunctions/platform/vault'
import { accountKeyOf } from '../../cloudfunctions/service/caller'
import type { Routes, Services } from '../../cloudfunctions/service/context'
import { handle } from '../../cloudfunctions/service/handle'
import { adminUrl, databaseUrl, migrations } from '../../test/database/paths'
import { inventedNumber } from '../../test/people'
import type { ActionName, Input, Output } from '../../types/contract'
import { partBytes, type Batch } from '../../types/imports'
import { Client } from 'pg'

const rows = Number(process.argv[2] ?? 100_000)
const format = process.argv[3] ?? 'csv'
const name = `yyt_bench_import_${process.pid}`
const maxBytes = 256 * 1024 * 1024
/** The timeout of the function `api`. */
const maxStepMs = 15_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Several hundred birthdays, a thousand numbers of each: everybody is different, and none exists. */
function people(): string[][] {
  const villages = yiling.regions.filter(region => region.code.length === 12).map(region => region.code)
  return Array.from({ length: rows }, (_, i) => {
    const year = 1950 + (Math.floor(i / 980) % 55)
    const month = 1 + (Math.floor(i / (980 * 55)) % 12)
    const birth = `${year}-${String(month).padStart(2, '0')}-15`
    const number = inventedNumber(birth, i % 980)
    const village = villages[i % villages.length] ?? ''
    return [
      `甲${'子丑寅卯辰巳午未'[i % 8]}${'一二三四五六七八九'[i % 9]}`,
      number,
      Number(number[16]) % 2 === 1 ? '男' : '女',
      birth,
      '01',
      '20',
      village,
      village,
      `160${String(10_000_000 + i)}`,
    ]
  })
}

function fileOf(all: readonly (readonly string[])[]): Buffer {
  const table = [feeds.household_register.columns, ...all]
  if (format === 'csv') return Buffer.from(table.map(cells => cells.join(',')).join('\n'))
  const sheet = table
    .map(
      (cells, i) =>
        `<row r="${i + 1}">${cells.map(cell => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
    )
    .join('')
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Target="worksheets/a.xml"/></Relationships>',
      ),
      'xl/worksheets/a.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    }),
  )
}

async function main(): Promise<void> {
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const server = openServer({ connectionString: databaseUrl(name), max: 2, statementTimeoutMs: 0 })
  try {
    await migrate(server.db, migrations)
    await publishCity(server.db, yiling)
    await measure({
      db: server.db,
      clock: systemClock,
      ids: createIds(systemClock, 1),
      vault: createVault(new Map([[1, Buffer.alloc(32, 7)]])),
      log: createLog(
        () => undefined,
        () => systemClock.now(),
      ),
      city: yiling,
      catalogue: createCatalogue(),
    })
  } finally {
    await server.close()
    await admin.query(`drop database ${name}`)
    await admin.end()
  }
}

async function measure(services: Services): Promise<void> {
  const as = accountKeyOf(services.vault, 'staff', 'bench')
  await services.db.run(sql`
    insert into staff (account_key, login, display_name, role, region) values (${as}, 'bench', 'bench', 'manager', ${yiling.code})`)
  let calls = 0
  const call = async <K extends ActionName>(action: K, input: Input<K>): Promise<Output<K>> => {
    // Only the routes of this room are called.
    const reply = await handle(
      services,
      importRoutes as unknown as Routes,
      { action, input, key: `bench-key-${++calls}` },
      as,
    )
    if (!reply.ok) throw new Error(`${action} ${reply.error.code} ${reply.error.text}`)
    return reply.data as Output<K>
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'import-'))
  const file = path.join(folder, `register.${format}`)
  // In a process of its own, so that the memory of making the file is not counted.
  spawnSync(
    process.execPath,
    [
      ...process.execArgv.filter(flag => !flag.startsWith('--max-old')),
      __filename,
      String(rows),
      format,
      file,
    ],
    {
      stdio: 'inherit',
    },
  )
  const size = statSync(file).size
  const parts = Math.ceil(size / partBytes)
  const { batch } = await call('imports.start', {
    feed: 'household_register',
    fileName: `bench.${format}`,
    size,
    parts,
    crc: crc32(readFileSync(file)),
  })
  const { batchId } = batch
  const started = performance.now()
  const handleOfFile = openSync(file, 'r')
  const buffer = Buffer.alloc(partBytes)
  for (let part = 0; part < parts; part++) {
    const length = readSync(handleOfFile, buffer, 0, partBytes, part * partBytes)
    await call('imports.upload', { batchId, part, body: buffer.subarray(0, length).toString('base64') })
  }
  closeSync(handleOfFile)
  rmSync(folder, { recursive: true })
  say(
    `${rows} rows, ${format}, ${(size / 1e6).toFixed(1)} MB in ${parts} parts, uploaded in ${seconds(started)} s`,
  )
  let slowest = 0
  const go = async (until: Batch['state'], label: string): Promise<Batch> => {
    const from = performance.now()
    for (;;) {
      const stepFrom = performance.now()
      const now = await call('imports.continue', { batchId })
      slowest = Math.max(slowest, performance.now() - stepFrom)
      if (now.state !== until) {
        if (now.step === 0 && now.state === 'checking')
          say(`read and cut into ${now.steps} slices in ${seconds(from)} s`)
        continue
      }
      say(
        `${label}: ${seconds(from)} s, ${Math.round((rows * 1000) / (performance.now() - from))} rows/s, slowest step so far ${(slowest / 1000).toFixed(1)} s`,
      )
      return now
    }
  }
  const checked = await go('checked', 'dry run')
  await call('imports.confirm', { batchId, sha256: checked.sha256 })
  const done = await go('done', 'import')
  say(`created ${done.counts.created}, refused ${done.counts.refused}`)
  await call('imports.undo', { batchId, reason: 'bench' })
  await go('undone', 'undo')
  const peak = process.resourceUsage().maxRSS * 1024
  say(
    `largest memory ${(peak / 1024 / 1024).toFixed(0)} MB (limit 256), slowest step ${(slowest / 1000).toFixed(1)} s (limit ${maxStepMs / 1000})`,
  )
  if (peak > maxBytes || slowest > maxStepMs) process.exitCode = 1
}
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1)

const target = process.argv[4]
if (target === undefined) void main()
else writeFileSync(target, fileOf(people()))
