import { fileChunks, streamChunks } from '../adapters/files.ts'
import { type NumberedRow, type ReadOptions, readRows, type RowFault } from '../dataset/read-rows.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** Bytes of one file, or of standard input for `-`. */
export interface ByteSource {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Rows of one file, or of standard input for `-`. */
export interface RowSource {
  readonly name: string
  readonly batches: AsyncGenerator<Iterable<NumberedRow | RowFault>>
}

/** Looks at every file before any is read, so that a typing mistake in the last one costs nothing. */
export function byteSources(paths: readonly string[], io: Io): ByteSource[] {
  if (paths.filter((path) => path === '-').length > 1) throw new UsageError('Standard input (-) can be read only once.')
  return paths.map((path) =>
    path === '-'
      ? { name: 'stdin', chunks: streamChunks('stdin', io.stdin, io.signal) }
      : { name: path, chunks: fileChunks(path, io.signal) },
  )
}

/** As `byteSources`, read as rows. */
export function rowSources(paths: readonly string[], io: Io, options: ReadOptions): RowSource[] {
  return byteSources(paths, io).map(({ name, chunks }) => ({ name, batches: readRows(chunks, options) }))
}
