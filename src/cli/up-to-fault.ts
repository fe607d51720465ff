import type { NumberedRow, RowFault } from '../dataset/read-rows.ts'

/** The rows up to the first line that is none. Those behind it are not even graded: a model that is asked costs money. */
export function* upToFault(batch: Iterable<NumberedRow | RowFault>): Generator<NumberedRow | RowFault> {
  for (const entry of batch) {
    yield entry
    if ('message' in entry) return
  }
}
