import type { GradeResult, Parts } from '../core/result.ts'

/** The place of an answer, as a score line names it. */
export interface ResultPlace {
  readonly id: string | number | undefined
  readonly row: number
  readonly sample: number
  /** Only when rows come from several files. */
  readonly file: string | undefined
  /** Such as 2/8; only when other machines grade the other lines. */
  readonly shard: string | undefined
}

/** The lines of all answers of a row, each with its line break; `again` holds the results of further gradings, if any. */
export function resultLines(
  place: Omit<ResultPlace, 'sample'>,
  results: readonly GradeResult[],
  again: readonly (readonly GradeResult[])[] = [],
): string {
  let text = ''
  for (let sample = 0; sample < results.length; sample++) {
    const result = results[sample]
    if (result !== undefined) text += `${resultLine({ ...place, sample }, result, furtherOf(again, sample))}\n`
  }
  return text
}

const none: readonly GradeResult[] = []

function furtherOf(again: readonly (readonly GradeResult[])[], sample: number): readonly GradeResult[] {
  return again.length === 0 ? none : again.flatMap((results) => results[sample] ?? [])
}

/**
 * One answer's result as one line of JSON without a line break:
 * `{"id","row","sample","ok":true,"score","parts"}` or `{"id","row","sample","ok":false,"failure","parts"}`.
 * An answer that was graded several times also has `"again"`, the scores of the further gradings, null where there is none.
 * Written by hand: it is a third of the work of a fast grader, and twice as fast as building an object for `JSON.stringify`.
 */
export function resultLine(
  { id, row, sample, file, shard }: ResultPlace,
  result: GradeResult,
  again: readonly GradeResult[] = [],
): string {
  const place = `{"id":${id === undefined ? 'null' : JSON.stringify(id)},"row":${row},"sample":${sample}${file === undefined ? '' : `,"file":${JSON.stringify(file)}`}${shard === undefined ? '' : `,"shard":"${shard}"`},`
  return `${place}${resultFields(result)}${again.length === 0 ? '' : againField(again)}}`
}

/** The scores of the further gradings of an answer; null where there is none. */
function againField(again: readonly GradeResult[]): string {
  return `,"again":[${again.map((result) => (result.ok ? result.score : 'null')).join(',')}]`
}

function resultFields(result: GradeResult): string {
  const parts = result.parts === undefined ? '' : `,"parts":${partsJson(result.parts)}`
  if (result.ok) return `"ok":true,"score":${result.score}${parts}`
  const { code, message } = result.failure
  return `"ok":false,"failure":{"code":"${code}","message":${JSON.stringify(message)}}${parts}`
}

const quotedKeys = new Map<string, string>()

function partsJson(parts: Parts): string {
  let text = '{'
  for (const key in parts) {
    const part = parts[key]
    if (part === undefined) continue
    text += `${text === '{' ? '' : ','}${quoted(key)}:{${resultFields(part)}}`
  }
  return `${text}}`
}

/** The keys of a multi are few and recur in every line; the cap is for graders without end. */
function quoted(key: string): string {
  let text = quotedKeys.get(key)
  if (text === undefined) {
    text = JSON.stringify(key)
    if (quotedKeys.size < 1000) quotedKeys.set(key, text)
  }
  return text
}
