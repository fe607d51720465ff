import { isJsonObject, type Json } from '../core/json.ts'
import type { GradeResult } from '../core/result.ts'
import type { Paint } from './paint.ts'
import { resultWord, sentence, valueWord } from './result-word.ts'

/** A grader as a message shows it: its name, its formula, and its parts by their keys. */
export interface Shown {
  readonly name: string
  readonly formula?: string
  readonly parts?: ReadonlyMap<string, Shown>
}

/** A result as an indented tree: each node's score or failure, what was compared, and its parts. */
export function resultTree(shown: Shown, result: GradeResult, paint: Paint, indent = '  '): string[] {
  const parts = Object.entries(result.parts ?? {})
  const below = `${indent}  `
  return [
    `${indent}${sentence(shown.name)}: ${resultWord(result)}${formulaOf(shown, paint)}`,
    ...(result.ok || parts.length > 0 ? [] : [`${below}${sentence(result.failure.message)}`]),
    ...evidence(result).map(([key, value]) => `${below}${paint.dim(key)}  ${value}`),
    ...parts.flatMap(([key, part]) => resultTree(partOf(shown, key), part, paint, below)),
  ]
}

/** What became of one result in another: the nodes whose score moved, with what was compared before and after. */
export function movedTree(
  shown: Shown,
  [before, after]: readonly [GradeResult, GradeResult],
  paint: Paint,
  indent = '  ',
): string[] {
  const words = [resultWord(before), resultWord(after)] as const
  const parts = Object.entries(after.parts ?? {})
  const below = `${indent}  `
  const moved = parts.flatMap(([key, part]) => {
    const was = before.parts !== undefined && Object.hasOwn(before.parts, key) ? before.parts[key] : undefined
    return was === undefined ? [] : movedTree(partOf(shown, key), [was, part], paint, below)
  })
  if (words[0] === words[1] && moved.length === 0) return []
  const seen = new Map(evidence(before))
  return [
    `${indent}${sentence(shown.name)}: ${paint.expected(words[0])} -> ${paint.received(words[1])}${formulaOf(shown, paint)}`,
    ...(after.ok || parts.length > 0 ? [] : [`${below}${sentence(after.failure.message)}`]),
    ...evidence(after).map(([key, value]) => {
      const was = seen.get(key)
      return `${below}${paint.dim(key)}  ${was === undefined || was === value ? value : `${was} -> ${value}`}`
    }),
    ...moved,
  ]
}

function formulaOf({ formula }: Shown, paint: Paint): string {
  return formula === undefined ? '' : `  ${paint.dim(`= ${sentence(formula)}`)}`
}

function partOf({ parts }: Shown, key: string): Shown {
  return { ...parts?.get(key), name: key }
}

/** What was compared, as names of one width with their values. */
function evidence(result: GradeResult): (readonly [name: string, value: string])[] {
  const detail: Json | undefined = result.ok ? result.detail : result.failure.detail
  if (!isJsonObject(detail)) return []
  const width = Math.max(...Object.keys(detail).map((key) => key.length))
  return Object.entries(detail).map(([key, value]) => [sentence(key).padEnd(width), valueWord(value)])
}
