import type { Columns } from '../columns.ts'
import type { ReportHead, TextChunk } from '../report-data.ts'

/** What the page shows, wherever it comes from: a file reads it from its own script elements, a live page can compute it. */
export interface ReportSource {
  readonly head: ReportHead
  readonly columns: Columns
  /** The texts of a chunk of `head.chunks`. */
  readonly readChunk: (chunk: number) => Promise<TextChunk>
}
