import { nearestName } from '../core/nearest.ts'
import type { Row } from '../dataset/row.ts'
import type { Io } from './io.ts'
import { rowSources } from './row-source.ts'
import { UsageError } from './usage-error.ts'

/** One answer of the rows, found by its name. */
export interface FoundAnswer {
  readonly row: Row
  readonly line: number
  /** 0-based. */
  readonly sample: number
}

/** Ids that a mistyped name is compared with. */
const mostIds = 10_000

/**
 * Reads rows until it knows which answer is meant by `<row>` or `<row>.<answer>`: the row's id, else its line; the answer from 1.
 * An id counts before a line, wherever it stands. Throws `UsageError` when there is none.
 */
export async function findAnswer(
  name: string,
  paths: readonly string[],
  strict: boolean,
  io: Io,
): Promise<FoundAnswer> {
  const [, prefix, place] = /^(.*)\.([1-9]\d{0,8})$/su.exec(name) ?? []
  const wanted = [
    { row: name, sample: 0, isId: true },
    ...(prefix === undefined ? [] : [{ row: prefix, sample: Number(place) - 1, isId: true }]),
    { row: name, sample: 0, isId: false },
    ...(prefix === undefined ? [] : [{ row: prefix, sample: Number(place) - 1, isId: false }]),
  ]
  let rank = wanted.length
  let found: FoundAnswer | undefined
  const ids: string[] = []
  for (const { batches } of rowSources(paths, io, { strict })) {
    for await (const batch of batches) {
      if (io.signal.aborted || rank === 0) break
      for (const entry of batch) {
        if ('message' in entry) continue
        const { row, line } = entry
        const id = row.id === undefined ? undefined : String(row.id)
        if (id !== undefined && ids.length < mostIds) ids.push(id)
        const at = wanted.findIndex((want) => (want.isId ? want.row === id : want.row === String(line)))
        const want = wanted[at]
        if (want === undefined || at >= rank) continue
        rank = at
        found = { row, line, sample: want.sample }
      }
    }
  }
  io.signal.throwIfAborted()
  if (found === undefined) {
    const near = nearestName(prefix ?? name, ids)
    const hint =
      near === undefined ? 'Name a row by its id or its line, as in --explain 3.2.' : `Did you mean "${near}"?`
    throw new UsageError(`The input has no row "${name}". ${hint}`)
  }
  const count = found.row.samples.length
  if (found.sample >= count)
    throw new UsageError(
      `Row "${prefix ?? name}" has ${count === 1 ? 'one answer' : `${count} answers`}, and no answer ${found.sample + 1}.`,
    )
  return found
}
