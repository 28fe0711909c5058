/**
 * The part of zod that we use, by name; add to it when you need more. Passing on the whole namespace instead
 * (`import * as z … export { z }`) keeps all of it in the mini-program, with 450 KB of other languages.
 */
export {
  _default,
  array,
  boolean,
  catch,
  config,
  discriminatedUnion,
  enum,
  gte,
  int,
  lazy,
  literal,
  lte,
  maxLength,
  minLength,
  nonoptional,
  nullable,
  number,
  object,
  optional,
  parse,
  partial,
  record,
  refine,
  regex,
  safeParse,
  strictObject,
  string,
  trim,
  union,
  unknown,
} from 'zod/mini'
export type { infer, input, output, ZodMiniType } from 'zod/mini'
export type * as core from 'zod/v4/core'
