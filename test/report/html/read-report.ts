import type { Columns } from '../../../src/report/html/columns.ts'
import { unpackColumns } from '../../../src/report/html/columns.ts'
import { decompressed } from '../../../src/report/html/compressed.ts'
import type { EmbeddedReport } from '../../../src/report/html/embed-report.ts'
import type { TextChunk } from '../../../src/report/html/report-data.ts'

/** The numbers of a report as the page reads them. */
export async function readColumns({ head, columns }: EmbeddedReport): Promise<Columns> {
  return unpackColumns(await decompressed(columns), head.count, head.parts.length)
}

/** The texts of a report as the page reads them. */
export function readChunks({ chunks }: EmbeddedReport): Promise<TextChunk[]> {
  return Promise.all(
    chunks.map(async (chunk) => JSON.parse(new TextDecoder().decode(await decompressed(chunk))) as TextChunk), // as embedReport wrote it
  )
}
