import { fileChunks } from '../adapters/files.ts'
import { type NumberedRow, readRows, type RowFault } from '../dataset/read-rows.ts'
import type { Io } from './io.ts'

/** Rows of one file, or of standard input for `-`. */
export interface RowSource {
  readonly name: string
  readonly batches: AsyncGenerator<Iterable<NumberedRow | RowFault>>
}

/** Opens every file before any is read, so that a typing mistake in the last one costs nothing. */
export function rowSources(paths: readonly string[], io: Io, strict: boolean): RowSource[] {
  return paths
    .map((path) => ({ name: path === '-' ? 'stdin' : path, chunks: path === '-' ? io.stdin() : fileChunks(path) }))
    .map(({ name, chunks }) => ({ name, batches: readRows(chunks, { strict }) }))
}
