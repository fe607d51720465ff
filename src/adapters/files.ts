import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { addAbortSignal, Readable } from 'node:stream'
import { reasonOf } from '../core/errors.ts'
import { InputError } from '../core/input-error.ts'
import { nearestName } from '../core/nearest.ts'

/** The largest document that is read whole, in bytes. */
const largest = 256 * 1024 * 1024

/**
 * The bytes of a file, a megabyte at a time; they end early when the signal is aborted. Throws `InputError` at once when there
 * is no such file, and while it is read when that fails.
 */
export function fileChunks(path: string, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  checkFile(path)
  // Opened when it is read: a process can have only so many files open.
  return streamChunks(path, () => createReadStream(path, { highWaterMark: 1024 * 1024 }), signal)
}

/** The bytes of a stream; they end early when the signal is aborted, and `InputError` tells what the stream could not read. */
export async function* streamChunks(
  name: string,
  open: () => AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    const stream = open()
    // A terminal or a pipe may keep a reader waiting for ever.
    if (signal !== undefined && stream instanceof Readable) addAbortSignal(signal, stream)
    yield* stream
  } catch (error) {
    if (error instanceof InputError) throw error
    if (signal?.aborted !== true) throw new InputError(`${name} cannot be read: ${reason(error)}.`)
  }
}

/** The text of a file of at most 256 MB. Throws `InputError` when it cannot be read or is not UTF-8. */
export function fileText(path: string): string {
  const size = checkFile(path)
  if (size > largest)
    throw new InputError(`${path} has ${Math.round(size / 1024 / 1024)} MB; a document may have at most 256 MB.`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof TypeError) throw new InputError(`${path} is not valid UTF-8.`)
    throw new InputError(`${path} cannot be read: ${reason(error)}.`)
  }
}

function checkFile(path: string): number {
  try {
    const found = statSync(path)
    if (found.isDirectory()) throw new InputError(`${path} is a directory; name a file in it.`)
    return found.size
  } catch (error) {
    if (error instanceof InputError) throw error
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
      throw new InputError(`There is no file ${path}.${suggestion(path)}`)
    throw new InputError(`${path} cannot be read: ${reason(error)}.`)
  }
}

function suggestion(path: string): string {
  const near = nearestFile(path)
  return near === undefined ? '' : ` Did you mean ${near}?`
}

/** The path of the file beside this one whose name is most like it; `undefined` when none is, or the folder cannot be read. */
export function nearestFile(path: string): string | undefined {
  try {
    const near = nearestName(basename(path), readdirSync(dirname(path)))
    return near === undefined ? undefined : `${path.slice(0, path.length - basename(path).length)}${near}`
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function reason(error: unknown): string {
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  if (code === 'EISDIR') return 'it is a directory'
  return reasonOf(error)
}
