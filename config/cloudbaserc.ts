/** The deployment of the functions as data. `npm run build:cloudbaserc` writes it to cloudbaserc.json, which `tcb fn deploy` reads. */
import { z } from '../types/schema'

export const functionNames = ['api', 'eligibility', 'reminders'] as const
export type FunctionName = (typeof functionNames)[number]

/**
 * Values in {{env.X}} are filled from `.env` by the CLI when it deploys. It replaces text in the file, so a value must not hold a
 * quote or a backslash; a missing one becomes an empty string, which the function refuses at its first call.
 */
const placeholder = (name: string): string => `{{env.${name}}}`

const shared = {
  type: 'Event',
  runtime: 'Nodejs20.19',
  handler: 'index.main',
  // One file with everything in it: nothing to install, nothing that can drift.
  installDependency: false,
  vpc: { vpcId: placeholder('VPC_ID'), subnetId: placeholder('SUBNET_ID') },
  envVariables: {
    TZ: 'Asia/Shanghai',
    PGHOST: placeholder('PGHOST'),
    PGPORT: placeholder('PGPORT'),
    PGDATABASE: placeholder('PGDATABASE'),
    PGUSER: placeholder('PGUSER'),
    PGPASSWORD: placeholder('PGPASSWORD'),
    PGSSLMODE: placeholder('PGSSLMODE'),
    YYT_KEYS: placeholder('YYT_KEYS'),
    YYT_CITY: placeholder('YYT_CITY'),
  },
} as const

/** Only the function that sends has them. A channel whose placeholders are left empty is not used. */
const channels = {
  WX_APPID: placeholder('WX_APPID'),
  WX_SECRET: placeholder('WX_SECRET'),
  SMS_SECRET_ID: placeholder('SMS_SECRET_ID'),
  SMS_SECRET_KEY: placeholder('SMS_SECRET_KEY'),
  SMS_APP_ID: placeholder('SMS_APP_ID'),
  SMS_TEMPLATE_ID: placeholder('SMS_TEMPLATE_ID'),
} as const

/** Seven fields: second minute hour day month weekday year, China standard time. */
const timer = (name: string, config: string) => [{ name, type: 'timer', config }] as const

export const cloudbaserc = {
  version: '2.0',
  envId: placeholder('TCB_ENV_ID'),
  functionRoot: './dist/cloudfunctions',
  functions: [
    { name: 'api', ...shared, timeout: 15, memorySize: 256 },
    // Two in the night, when no desk is open. The pass is one statement: the function only waits for it.
    {
      name: 'eligibility',
      ...shared,
      timeout: 900,
      memorySize: 256,
      triggers: timer('night', '0 0 2 * * * *'),
    },
    // Every half minute: a message whose sender died is taken up within a minute (its lease is half of one). Planning is done
    // whenever it is due, sending only from 09:00 to 18:00.
    {
      name: 'reminders',
      ...shared,
      envVariables: { ...shared.envVariables, ...channels },
      timeout: 60,
      memorySize: 256,
      triggers: timer('half_minute', '*/30 * * * * * *'),
    },
  ],
} as const

const placeholderOrPlain = z.string().check(z.regex(/^(\{\{env\.[A-Z][A-Z0-9_]*\}\}|[^{}"\\]*)$/))
const field = String.raw`(\*|\*/\d{1,2}|\d{1,2}(-\d{1,2})?(,\d{1,2}(-\d{1,2})?)*)`

/** What `tcb` 2.12 accepts, as far as its documentation and its deploy code say. */
export const cloudbasercSchema = z.strictObject({
  version: z.literal('2.0'),
  envId: placeholderOrPlain,
  functionRoot: z.string(),
  functions: z.array(
    z.strictObject({
      name: z.enum(functionNames),
      type: z.literal('Event'),
      runtime: z.enum(['Nodejs18.15', 'Nodejs20.19', 'Nodejs22.21']),
      handler: z.literal('index.main'),
      timeout: z.int().check(z.gte(1), z.lte(900)),
      memorySize: z.union([z.literal(128), z.literal(256), z.literal(512), z.literal(1024), z.literal(2048)]),
      installDependency: z.literal(false),
      vpc: z.strictObject({ vpcId: placeholderOrPlain, subnetId: placeholderOrPlain }),
      envVariables: z.record(z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)), placeholderOrPlain),
      triggers: z.optional(
        z
          .array(
            z.strictObject({
              name: z.string().check(z.regex(/^[A-Za-z][\w-]{0,59}$/)),
              type: z.literal('timer'),
              config: z.string().check(z.regex(new RegExp(`^${field}( ${field}){6}$`))),
            }),
          )
          // The platform takes one trigger a function.
          .check(z.maxLength(1)),
      ),
    }),
  ),
})

/** The file as it stands in the repository. */
export const cloudbasercText = JSON.stringify(cloudbaserc, null, 2) + '\n'
