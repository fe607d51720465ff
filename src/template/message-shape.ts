import * as z from 'zod'
import type { Json } from '../core/json.ts'
import { isMessageContent, messageRoles } from './message.ts'

/** What the JSON of a message must look like. */
export const messageShape = /* @__PURE__ */ (() =>
  z.looseObject({
    role: z.enum(messageRoles),
    type: z.literal('message').optional(),
    content: z.custom<object | string>(isMessageContent, 'it must be text, a content part, or a list of these'),
  }))()

/** What people write in place of messages: the words of other chat formats, and a text instead of a list. */
export const messageMistakes = {
  keys: { prompt: 'input', messages: 'input' },
  role: {
    human: 'Write "user".',
    ai: 'Write "assistant".',
    tool: 'Quote what a tool gave in a message of the user.',
  },
  input: (value: Json): string | undefined =>
    typeof value === 'string' ? 'Write a list of messages: [{"role": "user", "content": "…"}].' : undefined,
}
