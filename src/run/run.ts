import { GraderkitError } from '../core/errors.ts'
import type { Grader } from '../core/grader.ts'
import type { GradedSample, Report } from '../core/report.ts'
import type { GradeResult } from '../core/result.ts'
import type { Row } from '../dataset/row.ts'
import { compile, type CompileOptions } from '../graders/compile.ts'
import { rangeOf } from '../graders/range-of.ts'
import { gradeRow, gradingsOf } from './grade-row.ts'
import { RepeatSummarizer } from './repeat-summarizer.ts'
import { Summarizer } from './summarizer.ts'

/** What a run takes beside the grader. */
export interface RunOptions extends CompileOptions {
  readonly rows: Iterable<Row> | AsyncIterable<Row>
  /** How many rows are graded at once when the grader answers by promises; 8 unless said. */
  readonly concurrency?: number
  /** How often each answer is graded, once unless said: the first result counts, the others show how steady the grader is. */
  readonly repeat?: number
  /** Aborting makes the run reject with the signal's reason. */
  readonly signal?: AbortSignal
}

const rowsBetweenEvents = 1000

/**
 * Grades every answer of every row and sums up: mean with interval, histogram, spread within prompts, failures by code.
 * Results come in the order of the rows. Rejects with what `compile` throws, and for a `concurrency` or `repeat` below 1; a
 * sample that cannot be graded is part of the report.
 */
export async function run(
  grader: Grader<never, never>,
  { rows, concurrency = 8, repeat = 1, signal, ...options }: RunOptions,
): Promise<Report> {
  if (!(concurrency >= 1))
    throw new GraderkitError('invalid_option', `run() needs a concurrency of at least 1, not ${concurrency}.`)
  if (!(repeat >= 1)) throw new GraderkitError('invalid_option', `run() needs a repeat of at least 1, not ${repeat}.`)
  const grade = compile(grader as Grader<object, string | object>, options) // rows are checked when they are graded
  const summarizer = new Summarizer(rangeOf(grader))
  const repeats = new RepeatSummarizer(repeat)
  const samples: GradedSample[] = []
  const waiting: Promise<void>[] = []
  const finish = (row: Row, number: number, results: readonly GradeResult[]): void => {
    const gradings = gradingsOf(row, results)
    const [first = [], ...again] = gradings
    summarizer.add(first, row.expertScores)
    repeats.add(gradings)
    first.forEach((result, sample) => {
      const graded = gradedSample(row, number, sample, result)
      samples.push(
        again.length === 0 ? graded : { ...graded, again: again.flatMap((results) => results[sample] ?? []) },
      )
    })
  }
  let number = 0
  for await (const row of rows) {
    // A signal is set by some event, which a grader that answers at once would never let in.
    if (signal !== undefined && number % rowsBetweenEvents === 0) await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    number++
    const graded = gradeRow(grade, row, { gradings: repeat, ...(signal === undefined ? {} : { signal }) })
    if (!(graded instanceof Promise)) {
      finish(row, number, graded)
      continue
    }
    // Rows finish in their order, though they are graded at the same time.
    const before = waiting.at(-1) ?? Promise.resolve()
    const at = number
    const finished = Promise.all([graded, before]).then(([results]) => finish(row, at, results))
    // Whoever awaits the first rejection stops there; the rows behind it must not count as unhandled.
    finished.catch(() => undefined)
    waiting.push(finished)
    if (waiting.length >= concurrency) await waiting.shift()
  }
  await Promise.all(waiting)
  const summary = summarizer.summary()
  return { summary: repeat === 1 ? summary : { ...summary, repeats: repeats.summary() }, samples }
}

/** One answer with its result, as reports have it. */
export function gradedSample(row: Row, number: number, sample: number, result: GradeResult): GradedSample {
  const expertScore = row.expertScores?.[sample]
  return {
    ...(row.id === undefined ? {} : { id: row.id }),
    row: number,
    sample,
    result,
    ...(typeof expertScore === 'number' ? { expertScore } : {}),
    input: row.samples[sample] ?? '',
    item: row.item,
  }
}
