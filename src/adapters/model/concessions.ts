import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts'
import type { ServiceFault } from './service-fault.ts'

/** How the answer is held to its form: by the service and its strict schema, by its JSON mode and words, by words alone. */
export type AnswerForm = 'schema' | 'object' | 'words'

/** What a service does not take for one model, learnt from its own words; only ever more. */
export interface Concessions {
  readonly form: AnswerForm
  /** Top-level keys of the body that are left out, and the words that refused each. */
  readonly dropped: ReadonlyMap<string, string>
  /** The older name of the token limit, `max_tokens`. */
  readonly oldTokenName: boolean
  /** `system` in place of `developer`. */
  readonly oldRole: boolean
  /** Why the form is not `schema`. */
  readonly formRefused?: string
}

/** A service that takes everything. */
export const noConcessions: Concessions = { form: 'schema', dropped: new Map(), oldTokenName: false, oldRole: false }

/** Keys that a request can do without; what depends on them is told in a note. */
const optional = ['temperature', 'top_p', 'seed', 'reasoning_effort', 'reasoning', 'store']
const tokenNames = ['max_completion_tokens', 'max_output_tokens', 'max_tokens']

/** Statuses of a request that is refused for what it holds. */
const refusals = new Set([400, 404, 405, 415, 422, 501])

/** One concession more, when the service names something in the body that can be done without; else `undefined`. */
export function concede(fault: ServiceFault, body: JsonObject, now: Concessions): Concessions | undefined {
  const { status, words, param = '' } = fault
  // A 500 for a schema that the server cannot compile is known of local servers.
  const isRefusal = status !== undefined && (refusals.has(status) || (status === 500 && namesForm(words)))
  if (!isRefusal) return undefined
  const names = (key: string): boolean => key in body && (param.split('.')[0] === key || hasWord(words, key))
  if (names('max_completion_tokens') && !now.oldTokenName && !isTooLarge(words)) return { ...now, oldTokenName: true }
  const limit = tokenNames.find((key) => key in body)
  if (limit !== undefined && (names(limit) || tokenNames.some((key) => hasWord(words, key))))
    return drop(now, limit, words)
  const key = optional.find(names)
  if (key !== undefined) return drop(now, key, words)
  if (now.form !== 'words' && (namesForm(param) || namesForm(words)))
    return { ...now, form: now.form === 'schema' ? 'object' : 'words', formRefused: words }
  if (!now.oldRole && hasWord(words, 'developer') && hasDeveloper(body)) return { ...now, oldRole: true }
  return undefined
}

function drop(now: Concessions, key: string, words: string): Concessions {
  return { ...now, dropped: new Map([...now.dropped, [key, words]]) }
}

function namesForm(text: string): boolean {
  return /response_?format|text\.format|json[_ ]?(?:schema|object|mode)|structured|guided|grammar|schema/iu.test(text)
}

function isTooLarge(words: string): boolean {
  return /too (?:large|many|big|long)|at most|maximum/iu.test(words)
}

/** `reasoning_effort` is no mention of `reasoning`. */
function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<!\\w)${word}(?!\\w)`, 'u').test(text)
}

function hasDeveloper({ messages, input }: JsonObject): boolean {
  const list: Json | undefined = messages ?? input
  return Array.isArray(list) && list.some((message: Json) => isJsonObject(message) && message['role'] === 'developer')
}

/** The body without what was conceded, and a sentence for each thing that the request had and is now without. */
export function conceded(body: JsonObject, now: Concessions): { readonly body: JsonObject; readonly notes: string[] } {
  const notes: string[] = []
  const kept: [string, Json][] = []
  for (const [key, value] of Object.entries(body)) {
    const words = now.dropped.get(key)
    if (words === undefined) kept.push([key, value])
    else if (key !== 'store')
      notes.push(`${key} ${JSON.stringify(value)} was not sent, for the service refused it: ${words}`)
  }
  if (now.oldTokenName && 'max_tokens' in body)
    notes.push('The token limit was sent as max_tokens, the older name, for the service refused max_completion_tokens.')
  if (now.oldRole) notes.push('The role developer was sent as system, for the service refused it.')
  if (now.form !== 'schema') {
    const how = now.form === 'object' ? 'asked for in JSON mode' : 'asked for in words'
    notes.push(`The form of the answer was ${how}, not forced by its schema: ${now.formRefused ?? ''}`.trim())
  }
  return { body: Object.fromEntries(kept), notes }
}
