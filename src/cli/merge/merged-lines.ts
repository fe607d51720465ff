import { InputError } from '../../core/input-error.ts'
import { compareLines, type Part, type PartLine, partLines } from './part.ts'

/** A part, and the line of it that comes next. */
interface Reader {
  readonly path: string
  readonly lines: AsyncGenerator<PartLine>
  next: PartLine | undefined
}

/**
 * The lines of all parts in the order of the rows, in constant memory. Throws `InputError` when two parts have the same answer.
 */
export async function* mergedLines(
  parts: readonly Part[],
  files: readonly (string | undefined)[],
): AsyncGenerator<PartLine> {
  const readers: Reader[] = []
  for (const { path } of parts) {
    const lines = partLines(path)
    readers.push({ path, lines, next: await take(lines) })
  }
  for (const file of files) {
    for (;;) {
      const [first, second] = lowestTwo(readers.filter(({ next }) => next !== undefined && next.score.file === file))
      if (first?.next === undefined) break
      if (second?.next !== undefined && compareLines(first.next.score, second.next.score) === 0)
        throw new InputError(
          `${first.path}:${first.next.number} and ${second.path}:${second.next.number} are both answer ${first.next.score.sample + 1} of row ${first.next.score.row}: parts must not overlap.`,
        )
      yield first.next
      first.next = await take(first.lines)
    }
  }
}

async function take(lines: AsyncGenerator<PartLine>): Promise<PartLine | undefined> {
  const taken = await lines.next()
  return taken.done === true ? undefined : taken.value
}

function lowestTwo(readers: readonly Reader[]): readonly Reader[] {
  let first: Reader | undefined
  let second: Reader | undefined
  for (const reader of readers) {
    if (first === undefined || isBefore(reader, first)) {
      second = first
      first = reader
    } else if (second === undefined || isBefore(reader, second)) second = reader
  }
  return [first, second].filter((reader) => reader !== undefined)
}

function isBefore(one: Reader, other: Reader): boolean {
  return one.next !== undefined && other.next !== undefined && compareLines(one.next.score, other.next.score) < 0
}
