import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { reasonOf } from '../core/errors.ts'
import { InputError } from '../core/input-error.ts'

/** Files that are watched until the end. */
export interface WatchedFiles {
  /** Watches these from now on, and no others. */
  set(paths: readonly string[]): void
  close(): void
}

/** One save is several events, and the file may be half written or away at the first of them. */
const debounce = 50
/** How long a file may be away, as between the two renames of an editor, until that counts as a change. */
const patience = 5

/**
 * Calls back with the paths whose files were written, replaced, removed or made. Watches the folders: a file that an editor
 * replaces by another is a new file under the old name. Throws `InputError` when a folder cannot be watched.
 */
export function watchFiles(changed: (paths: readonly string[]) => void): WatchedFiles {
  const folders = new Map<string, FSWatcher>()
  let known = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let waits = 0
  const look = (): void => {
    const now = new Map([...known.keys()].map((path) => [path, signature(path)]))
    const paths = [...now].filter(([path, is]) => is !== known.get(path)).map(([path]) => path)
    if (paths.some((path) => now.get(path) === gone) && waits++ < patience) return later()
    waits = 0
    known = now
    if (paths.length > 0) changed(paths)
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(look, debounce)
  }
  return {
    set(paths) {
      known = new Map(paths.map((path) => [path, known.get(path) ?? signature(path)]))
      const wanted = new Set(paths.flatMap(foldersOf))
      for (const [folder, watcher] of folders) {
        if (wanted.has(folder)) continue
        watcher.close()
        folders.delete(folder)
      }
      for (const folder of wanted) if (!folders.has(folder)) folders.set(folder, watchFolder(folder, later))
    },
    close() {
      clearTimeout(timer)
      for (const watcher of folders.values()) watcher.close()
      folders.clear()
    },
  }
}

/** The folder of the path, and that of the file it leads to when it is a link. */
function foldersOf(path: string): string[] {
  const own = dirname(resolve(path))
  try {
    return [own, dirname(realpathSync(path))]
  } catch {
    return [own]
  }
}

function watchFolder(folder: string, later: () => void): FSWatcher {
  try {
    const watcher = watch(folder, later)
    // A folder that is removed takes its watcher along; what was in it counts as changed.
    watcher.on('error', later)
    return watcher
  } catch (error) {
    throw new InputError(`${folder} cannot be watched: ${reasonOf(error)}. Run preview without --watch.`)
  }
}

const gone = 'gone'

/** Differs when the file does: a save within one tick of the clock has another inode or size, or another time to the microsecond. */
function signature(path: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true })
    return `${mtimeNs} ${size} ${ino}`
  } catch {
    return gone
  }
}
