import { existsSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileChunks, fileText } from '../adapters/files.ts'
import { compareScores, type Evidence } from '../check/compare-scores.ts'
import { fingerprint } from '../check/fingerprint.ts'
import { type Outcome, outcome } from '../check/outcome.ts'
import { resultTree } from '../check/result-tree.ts'
import { sampleWord } from '../check/result-word.ts'
import { nameOf, readSnapshot, type ScoreSnapshot, scoreRecord, writeSnapshot } from '../check/score-record.ts'
import { graded, type Subject } from '../check/subject.ts'
import { reasonOf } from '../core/errors.ts'
import { isGrader } from '../core/grader.ts'
import { InputError } from '../core/input-error.ts'
import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { readRows } from '../dataset/read-rows.ts'
import type { Row } from '../dataset/row.ts'

/** When a snapshot is written: never, as in CI; when it is missing; or always, as with `-u`. */
export type SnapshotUpdate = 'none' | 'new' | 'all'

/** Where the files of a score snapshot are, and when it is written. */
export interface ScoreSnapshotOptions {
  /** The file of the test; the samples and the snapshot are beside it. */
  readonly testFile: string
  /** `new` unless said. */
  readonly update?: SnapshotUpdate
}

/**
 * Grades the answers of a JSONL file beside the test and holds the scores to those of its snapshot, `<samples>.scores.jsonl`.
 * Throws `InputError` when the samples cannot be read or the snapshot is none.
 */
export async function checkScoreSnapshot(
  subject: Subject,
  samples: string,
  { testFile, update = 'new' }: ScoreSnapshotOptions,
): Promise<Outcome> {
  // Relative to where the tests run: messages and snapshots of them are the same on every machine.
  const folder = relative(process.cwd(), dirname(testFile))
  const path = join(folder, `${basename(samples).replace(/\.jsonl?$/u, '')}.scores.jsonl`)
  const { after, evidence } = await scores(subject, join(folder, samples))
  if (!existsSync(path)) return update === 'none' ? missing(path) : written(path, after)
  const text = fileText(path)
  if (update === 'all') return writeSnapshot(after) === text ? unchanged() : written(path, after)
  return compareScores(readSnapshot(text, path), after, evidence)
}

async function scores(
  subject: Subject,
  path: string,
): Promise<{ readonly after: ScoreSnapshot; readonly evidence: Evidence }> {
  const ready = graded(subject)
  const found = new Map<string, { readonly sample: SampleInput; readonly result: GradeResult }>()
  const records: ScoreSnapshot['records'][number][] = []
  let number = 0
  for await (const { id, item, samples } of rowsOf(path)) {
    number++
    for (const [index, sample] of samples.entries()) {
      const result = await ready.grade({ sample, item })
      const record = scoreRecord(id ?? number, index, result)
      if (found.has(nameOf(record)))
        throw new InputError(
          `${path}: two rows have the id ${JSON.stringify(record.row)}; give each its own, since a score snapshot tells rows apart by it.`,
        )
      found.set(nameOf(record), { sample, result })
      records.push(record)
    }
  }
  if (records.length === 0) throw new InputError(`${path} has no answers to grade.`)
  return {
    after: { grader: isGrader(subject) ? fingerprint(subject.spec) : '', records },
    evidence: (record, paint) => {
      const one = found.get(nameOf(record))
      if (one === undefined) return []
      return [
        `  ${record.row}, answer ${record.sample + 1}, now:`,
        ...resultTree(ready.shown, one.result, paint, '    '),
        `    ${paint.dim('answer')}  ${sampleWord(one.sample)}`,
      ]
    },
  }
}

async function* rowsOf(path: string): AsyncGenerator<Row> {
  for await (const batch of readRows(fileChunks(path), { strict: true })) {
    for (const entry of batch) {
      if ('message' in entry) throw new InputError(`${path}:${entry.line}: ${entry.message}`)
      yield entry.row
    }
  }
}

function missing(path: string): Outcome {
  return outcome(false, () => [
    `expected the scores to be those of a snapshot, and there is no ${path}`,
    '',
    '  Run the tests once outside of CI, or with -u, to write it, and commit it.',
  ])
}

function written(path: string, snapshot: ScoreSnapshot): Outcome {
  try {
    writeFileSync(path, writeSnapshot(snapshot))
  } catch (error) {
    throw new InputError(`${path} cannot be written: ${reasonOf(error)}.`)
  }
  return outcome(true, () => [`expected the scores not to be those of the snapshot ${path}, which was just written`])
}

function unchanged(): Outcome {
  return outcome(true, () => ['expected some score to differ from the snapshot, and none did'])
}
