import { unpackColumns } from '../columns.ts'
import { decompressed } from '../compressed.ts'
import type { ReportHead, TextChunk } from '../report-data.ts'
import type { ReportSource } from './report-source.ts'

/** Reads the report that stands in the page's own script elements; texts stay compressed until they are asked for. */
export async function embeddedSource(): Promise<ReportSource> {
  const head = JSON.parse(content('report-head')) as ReportHead // written by htmlReport
  const columns = unpackColumns(await decompressed(content('report-columns')), head.count, head.parts.length)
  const chunks = content('report-texts').split('\n')
  return {
    head,
    columns,
    async readChunk(chunk) {
      const text = new TextDecoder().decode(await decompressed(chunks[chunk] ?? ''))
      return JSON.parse(text) as TextChunk // written by embedReport
    },
  }
}

function content(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}
