import * as z from 'zod'
import { type StringCheckOperation, stringCheckOperations } from './string-check.ts'

/** What the JSON of a string check must look like. */
export const stringCheckShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('string_check'),
    name: z.string().optional(),
    input: z.string(),
    reference: z.string(),
    operation: z.enum(stringCheckOperations as [StringCheckOperation, ...StringCheckOperation[]]), // zod wants a non-empty tuple type
  }))()

const noSuchOperation = 'There is no such operation; "like" looks for the reference inside the input.'

/** Operations that people invent. */
export const stringCheckMistakes = {
  keys: { expected: 'reference', target: 'reference', value: 'reference', op: 'operation', operator: 'operation' },
  values: {
    operation: {
      neq: 'Write "ne".',
      not_equals: 'Write "ne".',
      equals: 'Write "eq".',
      contains: 'Write "like": it looks for the reference inside the input.',
      icontains: 'Write "ilike": it looks for the reference inside the input, in any letter case.',
      not_contains: 'There is no such operation; in a multi, write 1 - contains over a "like" check.',
      starts_with: noSuchOperation,
      ends_with: noSuchOperation,
      regex: noSuchOperation,
      contains_all: 'There is no such operation; combine several "like" checks in a multi.',
    },
  },
}
