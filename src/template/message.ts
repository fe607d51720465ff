import { isJsonObject, type Json, type JsonObject } from '../core/json.ts'

/** A message of a model grader's `input`; every string below `content` is a template. Spec: section 1.3. */
export interface Message {
  readonly role: MessageRole
  readonly type?: 'message'
  readonly content: MessageContent
}

/** Who speaks in a message. */
export type MessageRole = 'system' | 'developer' | 'user' | 'assistant'

/** The roles of the dialect. */
export const messageRoles = ['system', 'developer', 'user', 'assistant'] as const satisfies readonly MessageRole[]

/** Text, one part, or a list of both. */
export type MessageContent = string | ContentPart | readonly (string | ContentPart)[]

/** A piece of a message: text, an image by URL, or audio as base64 text; further keys are kept. */
export type ContentPart = (
  | { readonly type: 'input_text' | 'output_text'; readonly text: string }
  | { readonly type: 'input_image'; readonly image_url: string; readonly detail?: 'auto' | 'low' | 'high' }
  | { readonly type: 'input_audio'; readonly input_audio: { readonly data: string; readonly format: 'mp3' | 'wav' } }
) & { readonly [key: string]: Json | undefined }

/** The text of a member of a content list that is a bare string, as a part of its own. */
export function textPart(role: string, text: string): JsonObject {
  return { type: role === 'assistant' ? 'output_text' : 'input_text', text }
}

/** Tells the three forms of content from anything else; what is inside the parts is checked by `checkMessages`. */
export function isMessageContent(value: unknown): value is MessageContent {
  return Array.isArray(value) ? value.every(isMember) : isMember(value)
}

function isMember(value: unknown): value is string | JsonObject {
  return typeof value === 'string' || isJsonObject(value)
}
