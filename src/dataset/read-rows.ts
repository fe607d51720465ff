import type { Json } from '../core/json.ts'
import { duplicateKeys, readJson } from '../core/json-text.ts'
import { type BadLine, type Line, linesOf, readLines } from './lines.ts'
import type { Block } from './read-blocks.ts'
import { readRow, type Row } from './row.ts'
import { hasLine, type Shard } from './shard.ts'

/** A row and the line it stands on. */
export interface NumberedRow {
  /** 1-based line number in its file. */
  readonly line: number
  readonly row: Row
}

/** A line that is no row; the rows around it are graded all the same. */
export interface RowFault {
  readonly line: number
  readonly message: string
}

/** How rows are read. */
export interface ReadOptions {
  /** A key that stands twice in one object is a fault too; without it, the last value counts, as in `JSON.parse`. */
  readonly strict?: boolean
  /** Only these lines are read; a row keeps the number of its line. */
  readonly shard?: Shard | undefined
}

/**
 * Reads rows from JSONL bytes, a batch for each chunk, to be taken before the next one, in constant memory.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<Iterable<NumberedRow | RowFault>> {
  for await (const batch of readLines(chunks)) yield rowsOf(batch, options)
}

/** The rows of one block of a file; as `readRows`. */
export function blockRows({ bytes, firstLine }: Block, options: ReadOptions = {}): Iterable<NumberedRow | RowFault> {
  return rowsOf(linesOf(bytes, firstLine), options)
}

/** Row by row: a parsed row that is graded can be forgotten before the next one is parsed. */
function* rowsOf(
  lines: Iterable<Line | BadLine>,
  { strict = false, shard }: ReadOptions,
): Generator<NumberedRow | RowFault> {
  for (const line of lines) {
    if (shard === undefined || hasLine(shard, line.number)) yield readLine(line, strict)
  }
}

function readLine(line: Line | BadLine, strict: boolean): NumberedRow | RowFault {
  if ('message' in line) return { line: line.number, message: line.message }
  let value: Json
  try {
    value = JSON.parse(line.text) as Json // JSON.parse gives JSON or throws
  } catch {
    return { line: line.number, message: notJson(line.text) }
  }
  const row = readRow(value)
  if (typeof row === 'string') return { line: line.number, message: row }
  const [twice] = strict ? duplicateKeys(line.text) : []
  if (twice !== undefined)
    return {
      line: line.number,
      message: `The key "${String(twice.path.at(-1))}" stands twice in one object (column ${twice.offset + 1}).`,
    }
  return { line: line.number, row }
}

function notJson(text: string): string {
  const read = readJson(text)
  if (read.ok) return 'The line is not JSON.'
  const { column, message, offset } = read.fault
  // JSON spread over several lines ends too early on each of them.
  const hint = offset === text.length ? ' A row is one JSON object on one line.' : ''
  return `The line is not JSON at column ${column}: ${message}.${hint}`
}
