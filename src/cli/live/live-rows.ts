import { InputError } from '../../core/input-error.ts'
import type { NumberedRow } from '../../dataset/read-rows.ts'
import { EvenlySpaced } from '../../run/evenly-spaced.ts'
import type { ReadRows } from '../../serve/live-session.ts'
import { FaultLog } from '../fault-log.ts'
import { mostAnswers, reportWeight } from '../html-file.ts'
import type { Io } from '../io.ts'
import { rowSources } from '../row-source.ts'

/** Reads all rows into memory for the live page; of more than a report holds, every nth. Lines that are none are told. */
export async function readLiveRows(paths: readonly string[], strict: boolean, io: Io): Promise<ReadRows> {
  const kept = new EvenlySpaced<NumberedRow>(mostAnswers, ({ row }) => reportWeight(row.samples, row.item))
  const faults = new FaultLog(io, strict)
  for (const { name, batches } of rowSources(paths, io, { strict })) {
    for await (const batch of batches) {
      for (const entry of batch) {
        if (faults.stopped) break
        if ('message' in entry) faults.add(name, entry)
        else kept.add(entry)
      }
    }
  }
  await faults.flush()
  io.signal.throwIfAborted()
  if (kept.entries.length === 0) throw new InputError(`${paths.join(', ')} has no rows; add one and save it.`)
  return { rows: kept.entries, unread: faults.count, every: kept.every }
}
