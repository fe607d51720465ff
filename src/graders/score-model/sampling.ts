import type { Issue } from '../../core/issue.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import { nearestName } from '../../core/nearest.ts'

/** How the model samples; what is absent or null is left to the model's own default. */
export interface SamplingParams {
  readonly seed?: number | null
  readonly top_p?: number | null
  readonly temperature?: number | null
  /** The wire's own spelling, with a plural. */
  readonly max_completions_tokens?: number | null
  readonly reasoning_effort?: ReasoningEffort | null
  readonly [key: string]: Json | undefined
}

/** How long a reasoning model thinks; which values a model takes is its own. */
export type ReasoningEffort = (typeof reasoningEfforts)[number]

/** The efforts of the API reference; the guide lists four of them. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const

const names = ['seed', 'top_p', 'temperature', 'max_completions_tokens', 'reasoning_effort']

/** Names of the same settings in other APIs; the nearest name would mislead or miss. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['max_tokens', 'max_completions_tokens'],
  ['max_completion_tokens', 'max_completions_tokens'],
  ['max_output_tokens', 'max_completions_tokens'],
  ['effort', 'reasoning_effort'],
])

/** Warns of settings that do not exist; they are kept and not sent. */
export function checkSampling(params: SamplingParams | null | undefined): Issue[] {
  return Object.keys(params ?? {})
    .filter((key) => !names.includes(key))
    .map((key) => {
      const meant = otherNames.get(key) ?? nearestName(key, names)
      return {
        code: 'unknown_key',
        severity: 'warning',
        path: [key],
        message: `"${key}" is no sampling parameter; it is kept and not sent to the model.`,
        hint: meant === undefined ? `There are ${names.join(', ')}.` : `Did you mean "${meant}"?`,
      }
    })
}

/** The settings that are sent: known ones with a value. */
export function setSampling(params: SamplingParams | null | undefined): JsonObject {
  const known = Object.entries(params ?? {}).filter(
    (entry): entry is [string, Exclude<Json, null>] =>
      names.includes(entry[0]) && entry[1] !== null && entry[1] !== undefined,
  )
  return Object.fromEntries(known)
}
