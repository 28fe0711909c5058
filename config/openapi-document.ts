/** The OpenAPI 3.1 document of the HTTP gateway, derived from the contract and the error table. */
import { toJSONSchema } from 'zod'
import type { Action } from '../types/action'
import { contract } from '../types/contract'
import { commonErrors, errorRow, type ErrorCode } from '../types/errors'

const failure = {
  type: 'object',
  required: ['ok', 'error', 'traceId'],
  properties: {
    ok: { const: false },
    error: {
      type: 'object',
      required: ['code', 'text', 'retry'],
      properties: {
        code: { type: 'string' },
        text: { type: 'string', description: 'For the person, in Chinese.' },
        retry: { type: 'boolean' },
        fields: {
          type: 'array',
          items: { type: 'object', properties: { path: { type: 'string' }, text: { type: 'string' } } },
        },
      },
    },
    traceId: { type: 'string' },
  },
}

const whoMay = ({ access }: Action): string =>
  access.who === 'staff' ? `staff: ${access.roles.join(', ')}` : access.who

function errorsByStatus(codes: readonly ErrorCode[]): Record<string, object> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes)
    byStatus.set(errorRow(code).status, [...(byStatus.get(errorRow(code).status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    ]),
  )
}

function operation(name: string, action: Action): object {
  const json = (io: 'input' | 'output') => {
    const { $schema: _, ...schema } = toJSONSchema(action[io], { io, target: 'openapi-3.0' }) as Record<
      string,
      unknown
    >
    return schema
  }
  return {
    post: {
      operationId: name,
      summary: action.summary,
      description: `Access: ${whoMay(action)}.`,
      tags: [name.split('.')[0]],
      ...(action.access.who === 'public' ? {} : { security: [{ session: [] }] }),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: action.kind === 'write' ? ['input', 'key'] : ['input'],
              properties: {
                input: json('input'),
                ...(action.kind === 'write'
                  ? {
                      key: {
                        type: 'string',
                        pattern: '^[\\w-]{8,64}$',
                        description: 'Idempotency key: a replay answers what the first call answered.',
                      },
                    }
                  : {}),
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'Done',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['ok', 'data', 'traceId'],
                properties: { ok: { const: true }, data: json('output'), traceId: { type: 'string' } },
              },
            },
          },
        },
        ...errorsByStatus([...commonErrors, ...action.errors]),
      },
    },
  }
}

export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yunyutong',
      version: '0.1.0',
      description:
        'Every action of the contract. In WeChat the same actions go through the cloud function `api`.',
    },
    servers: [{ url: 'http://localhost:8086' }],
    paths: Object.fromEntries(
      Object.entries(contract as Record<string, Action>).map(([name, action]) => [
        `/call/${name}`,
        operation(name, action),
      ]),
    ),
    components: {
      schemas: { Failure: failure },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  }
}
