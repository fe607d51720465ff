import * as z from 'zod'
import type { Json } from '../../core/json.ts'
import { isMessageContent, messageRoles } from '../../template/message.ts'

const message = /* @__PURE__ */ (() =>
  z.looseObject({
    role: z.enum(messageRoles),
    type: z.literal('message').optional(),
    content: z.custom<object | string>(isMessageContent, 'it must be text, a content part, or a list of these'),
  }))()

/** What the JSON of a label model must look like. */
export const labelModelShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('label_model'),
    name: z.string().optional(),
    model: z.string(),
    input: z.array(message),
    labels: z.array(z.string()),
    passing_labels: z.array(z.string()),
  }))()

/** Names that people write, and the other chat formats. */
export const labelModelMistakes = {
  keys: {
    prompt: 'input',
    messages: 'input',
    model_name: 'model',
    model_id: 'model',
    categories: 'labels',
    classes: 'labels',
    pass_labels: 'passing_labels',
    passing: 'passing_labels',
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
  },
}
