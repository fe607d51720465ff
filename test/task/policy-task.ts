import * as z from 'zod'
import { defineTask } from '../../src/task/define-task.ts'

/** The row of a small task, with a member of each kind that a template can meet. */
export const item = z.object({
  compliant: z.enum(['yes', 'no']),
  explanation: z.string(),
  note: z.string().nullish(),
  count: z.number(),
  isUrgent: z.boolean(),
  policy: z.object({
    rules: z.array(z.object({ id: z.string(), text: z.string() })),
    pair: z.tuple([z.string(), z.number()]),
  }),
  extra: z.record(z.string(), z.object({ weight: z.number() })),
  either: z.union([z.object({ left: z.string() }), z.object({ right: z.string() })]),
  anything: z.unknown(),
  nothing: z.null(),
})

/** What the model of the small task answers. */
export const output = z.object({
  compliant: z.string(),
  reasons: z.array(z.object({ rule: z.string() })).optional(),
})

/** The small task. */
export const task = defineTask({ item, output })

/** A row of the small task. */
export const row = {
  compliant: 'yes' as const,
  explanation: 'R1',
  count: 1,
  isUrgent: false,
  policy: { rules: [{ id: 'R1', text: 'MFA' }], pair: ['a', 1] as [string, number] },
  extra: { a: { weight: 1 } },
  either: { left: 'l' },
  anything: [1],
  nothing: null,
}
