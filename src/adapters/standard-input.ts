import { fstatSync } from 'node:fs'
import { InputError } from '../core/input-error.ts'

/** The bytes of standard input. Throws `InputError` when it is a directory, which Node reads as empty without a word. */
export function standardInput(): AsyncIterable<Uint8Array> {
  if (isDirectory()) throw new InputError('Standard input is a directory; give the rows of a file, as in < rows.jsonl.')
  return process.stdin
}

function isDirectory(): boolean {
  try {
    return fstatSync(0).isDirectory()
  } catch {
    // It is closed: reading it tells.
    return false
  }
}
