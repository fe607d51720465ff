import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Pyodide } from './find-pyodide.ts'
import type { EmbeddedLaunch } from './launch.ts'
import { openEmbedded, type EmbeddedSettings } from './start-embedded.ts'

/** The file of the snapshot for these settings: beside Pyodide, so that it is removed with it and trusted like it. */
export function snapshotFile({ folder, version }: Pyodide, { prelude, hashSeed }: EmbeddedSettings): string {
  const key = createHash('sha256')
    .update(JSON.stringify([version, prelude, hashSeed]))
    .digest('hex')
    .slice(0, 16)
  return join(dirname(folder), '.cache', 'graderkit', `python-${version}-${key}.snapshot`)
}

/** Whether the snapshot is there, after making it if need be; without one a worker starts from nothing, ten times slower. */
export async function ensureSnapshot(
  file: string,
  { launch, settings }: { readonly launch: EmbeddedLaunch; readonly settings: EmbeddedSettings },
): Promise<boolean> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return true
  const bytes = await takeSnapshot(launch, settings)
  if (bytes === undefined) return false
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, bytes)
    renameSync(draft, file)
    return true
  } catch {
    // A folder that cannot be written to costs time and nothing else.
    rmSync(draft, { force: true })
    return false
  }
}

/** The memory of an interpreter that has just started; absent when that did not work. */
function takeSnapshot(launch: EmbeddedLaunch, settings: EmbeddedSettings): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    openEmbedded(
      launch,
      { task: 'snapshot', ...settings },
      {
        onText: (bytes) => chunks.push(Buffer.from(bytes, 'latin1')),
        onOutput: () => undefined,
        onEnd: (how) => resolve(how === 'exit code 0' && chunks.length > 0 ? Buffer.concat(chunks) : undefined),
      },
    )
  })
}
