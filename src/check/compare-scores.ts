import { counted } from '../report/numbers.ts'
import { rankFlips } from '../stats/rank-flips.ts'
import { scoreChange } from '../stats/score-change.ts'
import { type Outcome, outcome } from './outcome.ts'
import type { Paint } from './paint.ts'
import { scoreWord } from './result-word.ts'
import { nameOf, type ScoreRecord, type ScoreSnapshot } from './score-record.ts'

const mostShown = 20

/** Why an answer scores what it does now: the lines of its tree. */
export type Evidence = (record: ScoreRecord, paint: Paint) => readonly string[]

/** What became of the score of one answer. */
interface Movement {
  readonly word: 'up' | 'down' | 'ungradable' | 'gradable' | 'reason' | 'new' | 'gone'
  readonly before?: ScoreRecord
  readonly after?: ScoreRecord
}

/**
 * Compares the scores of a run with a snapshot: what rose, fell, can no longer or now be graded, and which answers to one
 * row changed their order.
 */
export function compareScores(before: ScoreSnapshot, after: ScoreSnapshot, evidence: Evidence = () => []): Outcome {
  const known = new Map(before.records.map((record) => [nameOf(record), record]))
  const now = new Map(after.records.map((record) => [nameOf(record), record]))
  const movements = [
    ...after.records.flatMap((record) => movementOf(known.get(nameOf(record)), record)),
    ...before.records
      .filter((record) => !now.has(nameOf(record)))
      .map((record): Movement => ({ word: 'gone', before: record })),
  ]
  if (movements.length === 0)
    return outcome(true, () => [
      `expected some score to differ from the snapshot, and none of ${after.records.length} did`,
    ])
  const flips = flippedPairs(before.records, now)
  return outcome(false, (paint) => {
    const greatest = movements.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0]?.after
    return [
      `expected the scores to be those of the snapshot; ${movements.length} of ${after.records.length} differ${
        flips.length === 0 ? '' : `, and ${counted(flips.length, 'pair')} of answers to one row changed order`
      }`,
      '',
      ...movementLines(movements, paint),
      ...(flips.length === 0 ? [] : ['', ...listed(flips.map((flip) => `  flipped     ${flip}`))]),
      ...(greatest === undefined ? [] : ['', ...evidence(greatest, paint)]),
      '',
      before.grader === after.grader
        ? '  The spec of the grader is that of the snapshot: the answers changed, or code or a model that it asks.'
        : '  The snapshot was made by another version of the grader.',
      '  If the change is meant, run the tests with -u and commit the snapshot.',
    ]
  })
}

function movementOf(before: ScoreRecord | undefined, after: ScoreRecord): Movement[] {
  if (before === undefined) return [{ word: 'new', after }]
  const change = scoreChange(before.score, after.score)
  if (change === 'same' || (change === 'unscored' && before.failure === after.failure)) return []
  return [{ word: words[change], before, after }]
}

function movementLines(movements: readonly Movement[], paint: Paint): string[] {
  const places = movements.map(({ before, after }) => placeOf(after ?? before))
  const width = Math.max(...places.slice(0, mostShown).map((place) => place.length))
  return listed(
    movements.map(({ word, before, after }, index) => {
      const was = before === undefined ? '' : paint.expected(scoreOf(before))
      const is = after === undefined ? '' : paint.received(scoreOf(after))
      const difference =
        before?.score === undefined || after?.score === undefined ? undefined : after.score - before.score
      const by = difference === undefined ? '' : ` (${difference > 0 ? '+' : ''}${scoreWord(difference)})`
      const change = [was, is].filter((part) => part !== '').join(' -> ')
      return `  ${word.padEnd(10)}  ${(places[index] ?? '').padEnd(width)}  ${change}${by}`
    }),
  )
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - mostShown
  return [...lines.slice(0, mostShown), ...(more > 0 ? [`  … and ${more} more`] : [])]
}

const words = { up: 'up', down: 'down', lost: 'ungradable', graded: 'gradable', unscored: 'reason' } as const

/** Pairs of answers to one row whose order is the other way round now. */
function flippedPairs(before: readonly ScoreRecord[], now: ReadonlyMap<string, ScoreRecord>): string[] {
  const rows = new Map<string | number, ScoreRecord[]>()
  for (const record of before) rows.set(record.row, [...(rows.get(record.row) ?? []), record])
  return [...rows.values()].flatMap((records) => {
    const { flips } = rankFlips(
      records.map(({ score }) => score),
      records.map((record) => now.get(nameOf(record))?.score),
    )
    return flips
      .map((pair) => pair.map((index) => (records[index]?.sample ?? 0) + 1).toSorted((a, b) => a - b))
      .map(([one, other]) => `${records[0]?.row}: answers ${one} and ${other}`)
  })
}

/** How much there is to explain: most of all a score that is lost, then the way that a score moved. */
function sizeOf({ word, before, after }: Movement): number {
  if (word === 'ungradable') return Number.POSITIVE_INFINITY
  return before?.score === undefined || after?.score === undefined ? 0 : Math.abs(after.score - before.score)
}

function placeOf(record: ScoreRecord | undefined): string {
  return record === undefined ? '' : `${record.row}, answer ${record.sample + 1}`
}

function scoreOf({ score, failure }: ScoreRecord): string {
  return score === undefined ? `not graded (${failure ?? 'other'})` : scoreWord(score)
}
