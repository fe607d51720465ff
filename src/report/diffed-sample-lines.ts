import type { DiffedSample } from '../core/grader-diff.ts'
import type { GradeResult } from '../core/result.ts'
import { displayWidth, padColumns } from './display-width.ts'
import { answerText, evidenceOf } from './evidence.ts'
import { scoreText, signedText } from './numbers.ts'
import type { Paint } from './paint.ts'
import type { Look } from './look.ts'
import { safeText } from './safe-text.ts'
import { sampleName } from './sample-lines.ts'

/** One answer with its results from two graders: both scores, the answer, and what was compared in each part that differs. */
export function diffedSampleLines(diffed: DiffedSample, columns: number, paint: Paint): string[] {
  const { before, after, input } = diffed
  return [
    `  ${changeText(before, after, paint)}  ${paint.bold(sampleName(diffed))}${expertText(diffed)}`,
    `    answer     ${safeText(answerText(input), columns - 15)}`,
    ...nodeLines('', before, after, '    ', { columns, paint }),
  ]
}

/** `0.250 -> 0.750 (+0.500)`, with words for a side without a score. */
function changeText(before: GradeResult, after: GradeResult, paint: Paint): string {
  if (!before.ok || !after.ok) return `${resultText(before)} -> ${resultText(after)}`
  const difference = after.score - before.score
  const signed = `(${signedText(difference)})`
  const colour = difference > 0 ? paint.green : difference < 0 ? paint.red : paint.dim
  return `${scoreText(before.score)} -> ${scoreText(after.score)} ${colour(signed)}`
}

/** The score, or the code of the failure. */
export function resultText(result: GradeResult | undefined): string {
  if (result === undefined) return 'none'
  return result.ok ? scoreText(result.score) : `not graded (${result.failure.code})`
}

function expertText({ expertScore }: DiffedSample): string {
  return expertScore === undefined ? '' : `, expert ${scoreText(expertScore)}`
}

/** The parts that differ, each with its evidence; the whole where there are no parts. */
function nodeLines(
  path: string,
  before: GradeResult | undefined,
  after: GradeResult | undefined,
  indent: string,
  look: Look,
): string[] {
  const keys = new Set([...Object.keys(before?.parts ?? {}), ...Object.keys(after?.parts ?? {})])
  if (keys.size === 0) return [...whyLines(after, indent, look), ...evidenceLines(before, after, indent, look)]
  const same = [...keys].filter((key) => isSame(partOf(before, key), partOf(after, key)))
  const differing = [...keys].filter((key) => !same.includes(key))
  const lines = differing.flatMap((key) => {
    const was = partOf(before, key)
    const is = partOf(after, key)
    const name = path === '' ? key : `${path}.${key}`
    const head = `${indent}${safeText(name, 60)}: ${partChange(was, is, look.paint)}`
    return [head, ...nodeLines(name, was, is, path === '' ? `${indent}  ` : indent, look)]
  })
  // When the formula alone has moved the score, these are what it weighs.
  const unchanged = same.map((key) => `${key} ${resultText(partOf(after, key))}`).join(', ')
  return same.length === 0
    ? lines
    : [...lines, `${indent}as before  ${safeText(unchanged, look.columns - indent.length - 11)}`]
}

function partChange(before: GradeResult | undefined, after: GradeResult | undefined, paint: Paint): string {
  if (before === undefined) return `${resultText(after)} (added)`
  if (after === undefined) return `${resultText(before)} (removed)`
  return changeText(before, after, paint)
}

function whyLines(after: GradeResult | undefined, indent: string, { columns }: Look): string[] {
  return after === undefined || after.ok ? [] : [`${indent}why        ${safeText(after.failure.message, 3 * columns)}`]
}

/** Evidence that both share stands once; other evidence says whose it is. */
function evidenceLines(
  before: GradeResult | undefined,
  after: GradeResult | undefined,
  indent: string,
  { columns }: Look,
): string[] {
  const was = new Map(before === undefined ? [] : evidenceOf(before))
  const is = new Map(after === undefined ? [] : evidenceOf(after))
  const isOneSided = was.size === 0 || is.size === 0
  const named = [...new Set([...was.keys(), ...is.keys()])].flatMap((name): [string, string][] => {
    const [old, fresh] = [was.get(name), is.get(name)]
    if (old === fresh || isOneSided) return [[name, fresh ?? old ?? '']]
    const both: [string, string | undefined][] = [
      [`old ${name}`, old],
      [`new ${name}`, fresh],
    ]
    return both.flatMap(([label, text]) => (text === undefined ? [] : [[label, text]]))
  })
  const labels = named.map(([name]) => safeText(name, 40))
  const width = Math.max(9, ...labels.map(displayWidth))
  return named.map(
    ([, text], index) =>
      `${indent}${padColumns(labels[index] ?? '', width)}  ${safeText(text, columns - indent.length - width - 2)}`,
  )
}

function partOf(result: GradeResult | undefined, key: string): GradeResult | undefined {
  return result?.parts !== undefined && Object.hasOwn(result.parts, key) ? result.parts[key] : undefined
}

function isSame(before: GradeResult | undefined, after: GradeResult | undefined): boolean {
  return resultText(before) === resultText(after)
}
