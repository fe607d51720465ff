import * as z from 'zod'
import type { Json } from '../../core/json.ts'
import { messageMistakes, messageShape } from '../../template/message-shape.ts'
import { reasoningEfforts } from './sampling.ts'

/** What the JSON of a score model must look like. */
export const scoreModelShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('score_model'),
    name: z.string().optional(),
    model: z.string(),
    input: z.array(messageShape),
    range: z.array(z.number()).nullish(),
    sampling_params: z
      .looseObject({
        seed: z.int().nullish(),
        top_p: z.number().nullish(),
        temperature: z.number().nullish(),
        max_completions_tokens: z.int().min(1).nullish(),
        reasoning_effort: z.enum(reasoningEfforts).nullish(),
      })
      .nullish(),
  }))()

/** Names that people write, and the other chat formats. */
export const scoreModelMistakes = {
  keys: {
    ...messageMistakes.keys,
    score_range: 'range',
    model_name: 'model',
    model_id: 'model',
    sampling: 'sampling_params',
    sampling_parameters: 'sampling_params',
  },
  values: { role: messageMistakes.role },
  types: {
    input: messageMistakes.input,
    range: (value: Json): string | undefined =>
      Array.isArray(value) ? undefined : 'Write the lowest and the highest score: [0, 1].',
  },
}
