import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where `graderkit python setup` makes its environment unless told: `~/.cache/graderkit/python`. */
export function environmentFolder(): string {
  return join(homedir(), '.cache', 'graderkit', 'python')
}

/** The interpreter of a virtual environment. */
export function environmentPython(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
}

/** The programs to try for Python: the one that is named, or those of a named environment; else ours, `python3`, `python`. */
export function pythonPrograms(named?: string): readonly string[] {
  if (named !== undefined) return [isFolder(named) ? environmentPython(named) : named]
  const own = environmentPython(environmentFolder())
  return [...(existsSync(own) ? [own] : []), 'python3', 'python']
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
