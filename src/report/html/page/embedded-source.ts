import { unpackColumns } from '../columns.ts'
import { decompressed } from '../compressed.ts'
import type { EmbeddedReport } from '../embed-report.ts'
import type { ReportHead, TextChunk } from '../report-data.ts'
import type { ReportSource } from './report-source.ts'

/** Reads the report that stands in the page's own script elements; texts stay compressed until they are asked for. */
export function embeddedSource(): Promise<ReportSource> {
  const head = JSON.parse(content('report-head')) as ReportHead // written by htmlReport
  return reportSource({ head, columns: content('report-columns'), chunks: content('report-texts').split('\n') })
}

/** A report as it was embedded, wherever it came from. */
export async function reportSource({ head, columns, chunks }: EmbeddedReport): Promise<ReportSource> {
  return {
    head,
    columns: unpackColumns(await decompressed(columns), head.count, head.parts.length),
    async readChunk(chunk) {
      const text = new TextDecoder().decode(await decompressed(chunks[chunk] ?? ''))
      return JSON.parse(text) as TextChunk // written by embedReport
    },
  }
}

function content(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}
