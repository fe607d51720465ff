import * as z from 'zod'

/** What the JSON of a multi must look like; its children are checked by their own shapes. */
export const multiShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('multi'),
    name: z.string().optional(),
    graders: z
      .custom<object>(
        (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        'it must map names to graders',
      )
      .refine(
        (value) => !('type' in value && typeof value.type === 'string'),
        'it is one grader where a map from names to graders must stand',
      ),
    calculate_output: z.string(),
  }))()

/** The public shapes that services refuse: a list of graders, and one grader instead of a map. */
export const multiMistakes = {
  types: {
    graders: (value: unknown): string | undefined =>
      Array.isArray(value)
        ? 'Write an object that maps a name to each grader: {"label": {…}}; calculate_output uses these names.'
        : undefined,
  },
  keys: { formula: 'calculate_output', output: 'calculate_output', grader: 'graders' },
}
