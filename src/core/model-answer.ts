import { isJsonObject, type Json, type JsonObject, ownValue } from './json.ts'
import type { ModelReply, ReplyAccount } from './ports.ts'
import { type Unscored, unscored } from './result.ts'
import { jsonObjectsIn } from './spoken-json.ts'

/** The JSON Schema that a model grader's answer must have: its steps first, so that it reasons before it judges. */
export function answerSchema(result: JsonObject): JsonObject {
  const step = {
    type: 'object',
    properties: { description: { type: 'string' }, conclusion: { type: 'string' } },
    required: ['description', 'conclusion'],
    additionalProperties: false,
  }
  return {
    type: 'object',
    properties: { steps: { type: 'array', items: step }, result },
    required: ['steps', 'result'],
    additionalProperties: false,
  }
}

/** What a model grader's model said: its `result`, not yet checked, and what came with it. */
export interface ModelAnswer {
  readonly ok: true
  readonly result: Json
  /** The steps and the model's and tokens' account of the reply; empty when there are none. */
  readonly account: JsonObject
}

/**
 * Reads a reply to `answerSchema`, or says why there is nothing to read (`model_grader_refusal`, `model_grader_server`,
 * `model_grader_parse`). Models that cannot be forced talk around their answer: thoughts up to `</think>`, code fences and
 * prose are passed over, and a reply without any object is itself the result. Two objects that differ are no answer.
 */
export function readModelAnswer(reply: ModelReply): ModelAnswer | Unscored {
  const account = accountOf(reply)
  if (reply.kind !== 'text') return unanswered(reply, account)
  const { text } = reply
  const whole = text.trim()
  const object = whole.startsWith('{') ? parsed(whole) : undefined
  // JSON as it stands; a `</think>` in it is quoted.
  if (isJsonObject(object)) return answerIn([object], text, account)
  const spoken = spokenText(whole)
  if (spoken === undefined) return unread('ends within its thoughts', text, account)
  const bare = spoken.includes('{') ? undefined : plainValue(spoken)
  if (bare === '') return unread('is empty', text, account)
  if (bare !== undefined && spoken.length <= mostKept) return { ok: true, result: bare, account }
  return answerIn(jsonObjectsIn(spoken), text, account)
}

function answerIn(objects: readonly JsonObject[], text: string, account: JsonObject): ModelAnswer | Unscored {
  const answers = objects.filter((object) => ownValue(object, 'result') !== undefined)
  const [first] = answers
  if (first === undefined) return unread('holds no JSON object with a "result"', text, account)
  const result = ownValue(first, 'result') ?? null
  if (
    answers.length > 1 &&
    answers.some((answer) => JSON.stringify(ownValue(answer, 'result')) !== JSON.stringify(result))
  )
    return unread('holds several answers that differ', text, account)
  const steps = ownValue(first, 'steps')
  return { ok: true, result, account: steps === undefined ? account : { steps, ...account } }
}

function accountOf({ model, usage, notes }: ReplyAccount): JsonObject {
  return {
    ...(model === undefined ? {} : { model }),
    ...(usage === undefined ? {} : { usage }),
    ...(notes === undefined || notes.length === 0 ? {} : { notes }),
  }
}

/**
 * `reason` in the detail tells apart what shares a hosted flag. A judge cut off by its token limit said nothing that can be
 * read, so it counts as a parse fault: the hosted flag for truncation is not documented and by its name means the sample,
 * not the judge. Nor is there a flag for content filters: a filter refuses in the model's place. Assumption U9.
 */
function unanswered(reply: Exclude<ModelReply, { kind: 'text' }>, account: JsonObject): Unscored {
  const { message } = reply
  const detail = { ...account, reason: reply.kind === 'server' && reply.timedOut === true ? 'timeout' : reply.kind }
  switch (reply.kind) {
    case 'refusal':
      return unscored('model_grader_refusal', `The model refused to grade: ${message}`, detail)
    case 'filtered':
      return unscored('model_grader_refusal', `A content filter kept the model from grading: ${message}`, detail)
    case 'truncated':
      return unscored('model_grader_parse', `The model's reply was cut off: ${message}`, detail)
    case 'server':
      return unscored('model_grader_server', `The model could not be asked: ${message}`, detail)
  }
}

/** The most of a reply that a failure keeps, in UTF-16 code units. */
const mostKept = 20_000

function unread(what: string, text: string, account: JsonObject): Unscored {
  const shown = text.length > 200 ? `${text.slice(0, 199)}…` : text
  const reply = text.length > mostKept ? `${text.slice(0, mostKept - 1)}…` : text
  return unscored('model_grader_parse', `The model's reply ${what}: ${JSON.stringify(shown)}.`, { ...account, reply })
}

/** What follows the model's thoughts. */
function spokenText(whole: string): string | undefined {
  const end = /<\/think(?:ing)?>/iu.exec(whole)
  if (end !== null) return whole.slice(end.index + end[0].length).trim()
  return /^<think(?:ing)?>/iu.test(whole) ? undefined : whole
}

/** A bare number or quoted text is what it says; other words are themselves. */
function plainValue(text: string): Json {
  const unfenced = /^```\w*\n([^`]*)```$/u.exec(text)?.[1]?.trim() ?? text
  const value = parsed(unfenced)
  return typeof value === 'number' || typeof value === 'string' ? value : unfenced
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json // JSON.parse gives JSON or throws
  } catch {
    return undefined
  }
}
