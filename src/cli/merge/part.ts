import { fileChunks } from '../../adapters/files.ts'
import { InputError } from '../../core/input-error.ts'
import { readLines } from '../../dataset/lines.ts'
import { readScoreLine, type ScoreLine } from './score-line.ts'

/** A line of a part, as text and as what it says. */
export interface PartLine {
  /** 1-based, in the part. */
  readonly number: number
  readonly text: string
  readonly score: ScoreLine
}

/** What a look through a part found. */
export interface Part {
  readonly path: string
  readonly isEmpty: boolean
  /** Such as 2/8; absent when nothing was shared out. */
  readonly shard: string | undefined
  /** How often each answer was graded. */
  readonly gradings: number
  /** The files of rows that it has scores of, in their order. */
  readonly files: readonly (string | undefined)[]
}

/** The lines of an output of `score`. Throws `InputError` for a line that is none. */
export async function* partLines(path: string): AsyncGenerator<PartLine> {
  for await (const batch of readLines(fileChunks(path))) {
    for (const line of batch) {
      if ('message' in line) throw new InputError(`${path}:${line.number}: ${line.message}`)
      const score = readScoreLine(line.text)
      if (typeof score === 'string') throw new InputError(`${path}:${line.number}: ${score}`)
      yield { number: line.number, text: line.text, score }
    }
  }
}

/** Looks through a part. Throws `InputError` when its lines are not in the order in which `score` writes them. */
export async function surveyPart(path: string): Promise<Part> {
  const files: (string | undefined)[] = []
  let before: ScoreLine | undefined
  for await (const { number, score } of partLines(path)) {
    if (before === undefined || score.file !== before.file) {
      if (files.includes(score.file)) throw new InputError(`${path}:${number}: ${outOfOrder}`)
      files.push(score.file)
    } else if (compareLines(before, score) >= 0) throw new InputError(`${path}:${number}: ${outOfOrder}`)
    if (before !== undefined && score.shard !== before.shard)
      throw new InputError(`${path}:${number}: A part is of one shard, and this one has lines of several.`)
    if (before !== undefined && score.again.length !== before.again.length)
      throw new InputError(`${path}:${number}: ${unevenly}`)
    before = score
  }
  return { path, isEmpty: before === undefined, shard: before?.shard, gradings: 1 + (before?.again.length ?? 0), files }
}

const outOfOrder =
  'The lines of a part stand in the order of the rows, and this one does not; use outputs as they were written.'

const unevenly =
  'The answers of a part are graded equally often, and this one is not like the one before; grade this part again.'

/** The order of two lines of one file. */
export function compareLines(one: ScoreLine, other: ScoreLine): number {
  return one.row - other.row || one.sample - other.sample
}
