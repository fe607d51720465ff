import { fileChunks, streamChunks } from '../adapters/files.ts'
import { type NumberedRow, readRows, type RowFault } from '../dataset/read-rows.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** Rows of one file, or of standard input for `-`. */
export interface RowSource {
  readonly name: string
  readonly batches: AsyncGenerator<Iterable<NumberedRow | RowFault>>
}

/** Looks at every file before any is read, so that a typing mistake in the last one costs nothing. */
export function rowSources(paths: readonly string[], io: Io, strict: boolean): RowSource[] {
  if (paths.filter((path) => path === '-').length > 1) throw new UsageError('Standard input (-) can be read only once.')
  return paths.map((path) => {
    const chunks = path === '-' ? streamChunks('stdin', io.stdin, io.signal) : fileChunks(path, io.signal)
    return { name: path === '-' ? 'stdin' : path, batches: readRows(chunks, { strict }) }
  })
}
