import * as z from 'zod'
import type { Json } from '../../core/json.ts'
import { isMessageContent, messageRoles } from '../../template/message.ts'
import { reasoningEfforts } from './sampling.ts'

const message = /* @__PURE__ */ (() =>
  z.looseObject({
    role: z.enum(messageRoles),
    type: z.literal('message').optional(),
    content: z.custom<object | string>(isMessageContent, 'it must be text, a content part, or a list of these'),
  }))()

/** What the JSON of a score model must look like. */
export const scoreModelShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('score_model'),
    name: z.string().optional(),
    model: z.string(),
    input: z.array(message),
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
    prompt: 'input',
    messages: 'input',
    score_range: 'range',
    model_name: 'model',
    model_id: 'model',
    sampling: 'sampling_params',
    sampling_parameters: 'sampling_params',
  },
  values: {
    role: {
      human: 'Write "user".',
      ai: 'Write "assistant".',
      tool: 'Quote what a tool gave in a message of the user.',
    },
  },
  types: {
    input: (value: Json): string | undefined =>
      typeof value === 'string' ? 'Write a list of messages: [{"role": "user", "content": "…"}].' : undefined,
    range: (value: Json): string | undefined =>
      Array.isArray(value) ? undefined : 'Write the lowest and the highest score: [0, 1].',
  },
}
