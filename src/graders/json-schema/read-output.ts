import type { Scope } from '../../core/grader.ts'
import type { Json } from '../../core/json.ts'
import { readJson } from '../../core/json-text.ts'
import { type GradeResult, scored } from '../../core/result.ts'
import { extractJson } from './extract-json.ts'

/** The document to judge, or the result when there is none. */
export type Output = { readonly value: Json } | { readonly result: GradeResult }

/** Reads a text as JSON. Text that is not is a wrong answer, and scores 0 with the place where it goes wrong. */
export function readOutput(text: string, { extract }: { readonly extract: boolean }): Output {
  const read = readJson(text)
  if (read.ok) return { value: read.value }
  const found = extractJson(text)
  if (found !== undefined && extract) return { value: found.value }
  const { message, line, column, offset } = read.fault
  const where = found?.from === 'fence' ? 'a code fence' : 'other text'
  return {
    result: scored(0, {
      message: `The output is not JSON: ${message} (line ${line}, column ${column}).`,
      line,
      column,
      offset,
      ...(found === undefined ? {} : { hint: `There is JSON inside ${where}; "extract": true would take it.` }),
    }),
  }
}

/** The sample's own JSON when it has any, else its text read as JSON. */
export function readSampleOutput({ sample }: Scope, options: { readonly extract: boolean }): Output {
  const { output_json } = sample
  return output_json === undefined ? readOutput(sample.output_text, options) : { value: output_json }
}
