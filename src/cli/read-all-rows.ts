import type { Row } from '../dataset/row.ts'
import { safeText } from '../report/safe-text.ts'
import type { FaultLog } from './fault-log.ts'
import type { Io } from './io.ts'
import { rowSources } from './row-source.ts'

/** A row, and what to call it for a person. */
export interface PlacedRow {
  readonly row: Row
  /** Its id, or its file and line. */
  readonly place: string
}

/** Reads files whole, for commands that need their rows more than once; lines that are none go to the log. */
export async function readAllRows(paths: readonly string[], faults: FaultLog, io: Io): Promise<readonly PlacedRow[]> {
  const rows: PlacedRow[] = []
  for (const { name, batches } of rowSources(paths, io, {})) {
    for await (const batch of batches) {
      for (const entry of batch) {
        if ('message' in entry) faults.add(name, entry)
        else rows.push({ row: entry.row, place: placeOf(name, entry.line, entry.row.id) })
      }
    }
  }
  await faults.flush()
  return rows
}

function placeOf(name: string, line: number, id: string | number | undefined): string {
  return id === undefined ? `${safeText(name, 300)}:${line}` : safeText(String(id), 60)
}
