import { chmodSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { reasonOf } from '../core/errors.ts'
import { InputError } from '../core/input-error.ts'

/**
 * Writes beside the file and then moves it there, so that what stood there before is lost to no full disk and nobody reads half a
 * file; links stay links, and the rights stay. Throws `InputError` when that cannot be done.
 */
export function replaceFile(path: string, text: string): void {
  let aside: string | undefined
  try {
    const { target, mode } = existing(path)
    aside = mkdtempSync(join(dirname(target), '.graderkit-'))
    const file = join(aside, basename(target))
    writeFileSync(file, text)
    if (mode !== undefined) chmodSync(file, mode)
    renameSync(file, target)
  } catch (error) {
    throw new InputError(`${path} cannot be written: ${reasonOf(error)}.`)
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true })
  }
}

function existing(path: string): { readonly target: string; readonly mode?: number } {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return { target: path }
  const target = realpathSync(path)
  return { target, mode: statSync(target).mode }
}
