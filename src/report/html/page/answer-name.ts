import { isJsonObject, type Json, ownValue } from '../../../core/json.ts'
import type { AnswerText } from '../report-data.ts'

/** The name of an answer for a person: its row's id or number, and its place in the row. */
export function answerName(text: AnswerText): string {
  return `${promptName(text)}, answer ${text.sample + 1}`
}

/** The row's id, or its number. */
export function promptName({ id, row }: AnswerText): string {
  return id === undefined ? `row ${row}` : String(id)
}

/** The answer as one text. */
export function answerString(answer: Json): string {
  if (typeof answer === 'string') return answer
  return isTextOnly(answer) ? answer.output_text : JSON.stringify(answer, null, 2)
}

/** The beginning of an answer on one line: its text, else its tool calls, else its JSON. */
export function answerExcerpt(answer: Json): string {
  const text = isJsonObject(answer) ? ownValue(answer, 'output_text') : answer
  const calls = isJsonObject(answer) ? ownValue(answer, 'output_tools') : undefined
  const whole =
    typeof text === 'string' && text !== ''
      ? text
      : Array.isArray(calls) && calls.length > 0
        ? calls.map(callText).join(' ')
        : answerString(answer)
  const line = whole.slice(0, 300).replaceAll(/\s+/gu, ' ')
  return line === '' ? '(empty)' : line
}

function callText(call: Json): string {
  const called = isJsonObject(call) ? (ownValue(call, 'function') ?? call) : call
  if (!isJsonObject(called)) return JSON.stringify(called)
  const name = ownValue(called, 'name')
  const given = ownValue(called, 'arguments')
  return `${typeof name === 'string' ? name : 'call'}(${typeof given === 'string' ? given : JSON.stringify(given ?? {})})`
}

function isTextOnly(answer: Json): answer is { readonly output_text: string } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.keys(answer).length === 1 &&
    'output_text' in answer &&
    typeof answer.output_text === 'string'
  )
}
