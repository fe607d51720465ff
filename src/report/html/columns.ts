/**
 * The numbers of all answers of a report, one array each. NaN says that there is none: a score is always finite.
 * Pictures, filters and orders need these only, so that a page of 100,000 answers opens without reading any text.
 */
export interface Columns {
  /** The place of the prompt among those of the report, from 0; answers to one prompt stand together. */
  readonly prompt: Float64Array
  readonly score: Float64Array
  readonly expert: Float64Array
  /** Characters of the answer. */
  readonly length: Float64Array
  /** The place of the failure in the head, from 1; 0 for a scored answer. */
  readonly failure: Float64Array
  /** The scores of each part, in the order of the head. */
  readonly parts: readonly Float64Array[]
}

/** Columns for a number of answers, to be filled. */
export function emptyColumns(count: number, parts: number): Columns {
  const column = (): Float64Array => new Float64Array(count)
  return {
    prompt: column(),
    score: column(),
    expert: column(),
    length: column(),
    failure: column(),
    parts: Array.from({ length: parts }, column),
  }
}

/**
 * The columns as bytes: of all numbers the first byte, then of all the second, and so on, because like bytes side by side
 * compress to half.
 */
export function packColumns(columns: Columns): Uint8Array<ArrayBuffer> {
  const list = columnList(columns)
  const count = columns.score.length
  const packed = new Uint8Array(8 * count * list.length)
  list.forEach((column, place) => {
    const bytes = littleEndian(column)
    for (let byte = 0; byte < 8; byte++) {
      const start = (8 * place + byte) * count
      for (let index = 0; index < count; index++) packed[start + index] = bytes[8 * index + byte] ?? 0
    }
  })
  return packed
}

/** The columns that `packColumns` wrote. */
export function unpackColumns(packed: Uint8Array, count: number, parts: number): Columns {
  const columns = emptyColumns(count, parts)
  columnList(columns).forEach((column, place) => {
    const bytes = new Uint8Array(column.buffer)
    for (let byte = 0; byte < 8; byte++) {
      const start = (8 * place + byte) * count
      for (let index = 0; index < count; index++) bytes[8 * index + byte] = packed[start + index] ?? 0
    }
  })
  return columns
}

function columnList({ prompt, score, expert, length, failure, parts }: Columns): Float64Array[] {
  return [prompt, score, expert, length, failure, ...parts]
}

/** Every machine that runs Node or a browser today stores numbers in this order. */
function littleEndian(column: Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}
