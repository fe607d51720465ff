import { existsSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileChunks, fileText } from '../adapters/files.ts'
import { compareScores } from '../check/compare-scores.ts'
import { fingerprint } from '../check/fingerprint.ts'
import type { Outcome } from '../check/outcome.ts'
import { readSnapshot, type ScoreSnapshot, scoreRecords, writeSnapshot } from '../check/score-record.ts'
import type { Grader } from '../core/grader.ts'
import { InputError } from '../core/input-error.ts'
import { readRows } from '../dataset/read-rows.ts'
import type { Row } from '../dataset/row.ts'
import { run } from '../run/run.ts'

/** When a snapshot is written: never in CI, when it is missing, or always with `-u`. */
export type SnapshotUpdate = 'none' | 'new' | 'all'

/**
 * Grades the answers of a JSONL file and holds the scores to the snapshot beside the test, `<samples>.scores.jsonl`.
 * Throws `InputError` when the samples cannot be read or the snapshot is none.
 */
export async function checkScoreSnapshot(
  grader: Grader<never, never>,
  samples: string,
  testFile: string,
  update: SnapshotUpdate,
): Promise<Outcome> {
  // Relative to where the tests run: messages and snapshots of them are the same on every machine.
  const folder = relative(process.cwd(), dirname(testFile))
  const path = join(folder, `${basename(samples).replace(/\.jsonl?$/u, '')}.scores.jsonl`)
  const report = await run(grader, { rows: rowsOf(join(folder, samples), samples) })
  const after: ScoreSnapshot = { grader: fingerprint(grader.spec), records: scoreRecords(report.samples) }
  if (!existsSync(path)) {
    if (update === 'none')
      return {
        ok: false,
        message: `expected a score snapshot ${basename(path)}, and there is none\n\n  Run the tests with -u to write it, and commit it.`,
      }
    return written(path, after)
  }
  const outcome = compareScores(readSnapshot(fileText(path), basename(path)), after)
  return outcome.ok || update !== 'all' ? outcome : written(path, after)
}

async function* rowsOf(path: string, shown: string): AsyncGenerator<Row> {
  for await (const batch of readRows(fileChunks(path), { strict: true })) {
    for (const entry of batch) {
      if ('message' in entry) throw new InputError(`${shown}:${entry.line}: ${entry.message}`)
      yield entry.row
    }
  }
}

function written(path: string, snapshot: ScoreSnapshot): Outcome {
  writeFileSync(path, writeSnapshot(snapshot))
  return { ok: true, message: `expected the scores not to be those of the snapshot, which was just written` }
}
