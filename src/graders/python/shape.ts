import * as z from 'zod'

/** What the JSON of a Python grader must look like. */
export const pythonShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('python'),
    name: z.string().optional(),
    source: z.string(),
    image_tag: z.string().nullish(),
  }))()

/** Names that people write. */
export const pythonMistakes = {
  keys: { code: 'source', script: 'source', function: 'source', grade: 'source', image: 'image_tag' },
}
