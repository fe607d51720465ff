import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { reasonOf } from '../../core/errors.ts'
import { InputError } from '../../core/input-error.ts'
import { nearestFile } from '../files.ts'
import { entryStart } from './entry.ts'
import { cassetteVersion } from './line-index.ts'

const starts = [entryStart, '{"cassette":']

/** Opens a cassette for reading. Throws `InputError` when it is not there, or is a file of something else. */
export function openReader(path: string): number {
  const reader = opened(path, 'r')
  const head = Buffer.alloc(64 * 1024)
  const text = head
    .subarray(0, readSync(reader, head, 0, head.length, 0))
    .toString('utf8')
    .trimStart()
  const compact = text.replaceAll(/[\s\uFEFF]/gu, '')
  // A file that was torn off may be shorter than its own start.
  if (starts.some((start) => compact.startsWith(start) || start.startsWith(compact))) return reader
  closeSync(reader)
  throw new InputError(
    `${path} is not a cassette: its first line is no recorded reply. Name another file, so that this one is not written to.`,
  )
}

/** Opens a cassette for adding replies; a new one starts with a line that says what it is. */
export function openWriter(path: string, note: string | undefined): number {
  try {
    const writer = openSync(path, 'ax')
    writeSync(writer, `${JSON.stringify({ cassette: cassetteVersion, ...(note === undefined ? {} : { note }) })}\n`)
    return writer
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw unopened(path, error)
  }
  // Nothing may be added to a file of something else.
  closeSync(openReader(path))
  return opened(path, 'a')
}

function opened(path: string, flags: 'r' | 'a'): number {
  try {
    return openSync(path, flags)
  } catch (error) {
    throw unopened(path, error)
  }
}

function unopened(path: string, error: unknown): InputError {
  const code = codeOf(error)
  if (code === 'ENOENT' && !existsSync(dirname(path)))
    return new InputError(`The folder of the cassette ${path} does not exist. Make it, or check the name.`)
  if (code === 'ENOENT') {
    const near = nearestFile(path)
    const advice =
      near === undefined
        ? `Record one with --cache ${path}, or check the name.`
        : `Did you mean ${near}? Else record one with --cache ${path}.`
    return new InputError(`There is no cassette ${path}. ${advice}`)
  }
  if (code === 'EISDIR') return new InputError(`${path} is a directory; name a file in it.`)
  const why = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'permission denied' : reasonOf(error)
  return new InputError(`The cassette ${path} cannot be opened: ${why}.`)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
