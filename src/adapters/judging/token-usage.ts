import { isJsonObject, type Json, ownValue } from '../../core/json.ts'
import type { ModelRequest } from '../../core/ports.ts'

/** The tokens of a call. */
export interface TokenUsage {
  readonly input: number
  /** Those of `input` that the service had in its cache. */
  readonly cachedInput: number
  readonly output: number
}

/** Reads the account of a reply, of Chat Completions, Responses or Embeddings; `undefined` when it tells no tokens. */
export function readUsage(usage: Json | undefined): TokenUsage | undefined {
  if (!isJsonObject(usage)) return undefined
  const input = count(ownValue(usage, 'prompt_tokens')) ?? count(ownValue(usage, 'input_tokens'))
  const output = count(ownValue(usage, 'completion_tokens')) ?? count(ownValue(usage, 'output_tokens'))
  if (input === undefined && output === undefined) return undefined
  const details = ownValue(usage, 'prompt_tokens_details') ?? ownValue(usage, 'input_tokens_details')
  const cached = isJsonObject(details) ? count(ownValue(details, 'cached_tokens')) : undefined
  return { input: input ?? 0, cachedInput: Math.min(cached ?? 0, input ?? 0), output: output ?? 0 }
}

/**
 * About how many tokens a request has: a quarter of its characters, and what it may answer where it says so. Media in a
 * message count as 1,000. Good enough to keep a pace; the reply's own account corrects it.
 */
export function estimatedTokens({ messages, answer, sampling }: ModelRequest, usualOutput: number): TokenUsage {
  let characters = JSON.stringify(answer.schema).length
  for (const { content } of messages) characters += typeof content === 'string' ? content.length : partsLength(content)
  const most = count(ownValue(sampling, 'max_completions_tokens'))
  return { input: textTokens(characters), cachedInput: 0, output: Math.min(most ?? usualOutput, usualOutput) }
}

/** About how many tokens so many characters are. */
export function textTokens(characters: number): number {
  return Math.ceil(characters / 4)
}

function partsLength(parts: readonly Json[]): number {
  return parts.reduce<number>((sum, part) => {
    const text = isJsonObject(part) ? ownValue(part, 'text') : undefined
    return sum + (typeof text === 'string' ? text.length : 4000)
  }, 0)
}

function count(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}
