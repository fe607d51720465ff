import type { Outcome } from './outcome.ts'
import { scoreWord } from './result-tree.ts'
import type { ScoreRecord, ScoreSnapshot } from './score-record.ts'

const mostShown = 20

/** Compares the scores of a run with a snapshot: what rose, fell, can no longer or now be graded, and which ranks flipped. */
export function compareScores(before: ScoreSnapshot, after: ScoreSnapshot, within = 1e-9): Outcome {
  const known = new Map(before.records.map((record) => [keyOf(record), record]))
  const now = new Map(after.records.map((record) => [keyOf(record), record]))
  const moved = after.records.flatMap((record) => movement(known.get(keyOf(record)), record, within))
  const gone = before.records
    .filter((record) => !now.has(keyOf(record)))
    .map((record) => `  gone     ${place(record)}  was ${word(record)}`)
  const flips = rankFlips(before.records, now)
  const lines = [...moved, ...gone]
  const ok = lines.length === 0
  if (ok)
    return { ok, message: 'expected some score to differ from the snapshot, and none did', actual: 0, expected: 0 }
  const shown = lines.slice(0, mostShown)
  const more = lines.length > mostShown ? [`  … and ${lines.length - mostShown} more`] : []
  const version =
    before.grader === after.grader ? [] : ['', '  The snapshot was made by another version of the grader.']
  const head = `expected scores to be those of the snapshot; ${lines.length} of ${after.records.length} differ${flips.length === 0 ? '' : `, and ${flips.length} ${flips.length === 1 ? 'pair' : 'pairs'} within a prompt changed order`}`
  const flipLines = flips.slice(0, mostShown).map((flip) => `  flipped  ${flip}`)
  return {
    ok,
    message: [
      head,
      '',
      ...shown,
      ...more,
      ...flipLines,
      ...version,
      '',
      '  Run the tests with -u if the change is meant.',
    ].join('\n'),
    actual: lines.length,
    expected: 0,
  }
}

function movement(before: ScoreRecord | undefined, after: ScoreRecord, within: number): string[] {
  if (before === undefined) return [`  new      ${place(after)}  ${word(after)}`]
  if (before.score !== undefined && after.score !== undefined) {
    const difference = after.score - before.score
    if (Math.abs(difference) <= within) return []
    const sign = difference > 0 ? '+' : ''
    return [
      `  ${difference > 0 ? 'up  ' : 'down'}     ${place(after)}  ${word(before)} -> ${word(after)} (${sign}${scoreWord(difference)})`,
    ]
  }
  if (before.failure === after.failure) return []
  const kind = after.score === undefined ? 'lost' : 'graded'
  return [`  ${kind.padEnd(8)} ${place(after)}  ${word(before)} -> ${word(after)}`]
}

/** Pairs of answers to one row whose order is the other way round now. */
function rankFlips(before: readonly ScoreRecord[], now: ReadonlyMap<string, ScoreRecord>): string[] {
  const rows = new Map<string, ScoreRecord[]>()
  for (const record of before) {
    const row = rows.get(String(record.row)) ?? []
    row.push(record)
    rows.set(String(record.row), row)
  }
  const flips: string[] = []
  for (const records of rows.values()) {
    for (const [index, a] of records.entries()) {
      for (const b of records.slice(index + 1)) {
        const was = order(a, b)
        const is = order(now.get(keyOf(a)), now.get(keyOf(b)))
        if (was * is < 0) flips.push(`${String(a.row)}: answers ${a.sample + 1} and ${b.sample + 1}`)
      }
    }
  }
  return flips
}

function order(a: ScoreRecord | undefined, b: ScoreRecord | undefined): number {
  return a?.score === undefined || b?.score === undefined ? 0 : Math.sign(a.score - b.score)
}

function keyOf({ row, sample }: ScoreRecord): string {
  return JSON.stringify([row, sample])
}

function place({ row, sample }: ScoreRecord): string {
  return `${String(row)}, answer ${sample + 1}`
}

function word({ score, failure }: ScoreRecord): string {
  return score === undefined ? `not graded (${failure ?? ''})` : scoreWord(score)
}
