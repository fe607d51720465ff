import type { Json } from '../../../core/json.ts'
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

function isTextOnly(answer: Json): answer is { readonly output_text: string } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.keys(answer).length === 1 &&
    'output_text' in answer &&
    typeof answer.output_text === 'string'
  )
}
