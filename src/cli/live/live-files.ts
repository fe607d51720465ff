import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileText } from '../../adapters/files.ts'
import { isModule, reloadGrader } from '../../adapters/load-grader.ts'
import { replaceFile } from '../../adapters/replace-file.ts'
import { InputError } from '../../core/input-error.ts'
import { checked } from '../../core/issue.ts'
import { validate } from '../../graders/validate.ts'
import { placeIssues, unplacedIssues } from '../../report/placed-issue.ts'
import { fieldText } from '../../serve/field-text.ts'
import type { ReadGrader } from '../../serve/live-session.ts'
import type { SaveOutcome } from '../../serve/read-save.ts'
import type { GraderChoice } from '../open-grader.ts'
import { neededPorts } from '../port-sources.ts'

/** Reads a grader's file for the live page; a file that cannot be read or loaded is told, not thrown. */
export async function readLiveGrader(path: string, choice: GraderChoice): Promise<ReadGrader> {
  const file = basename(path)
  let text = ''
  try {
    text = fileText(path)
    return isModule(path) ? await readModule(path, text, choice) : readDocument(file, text, choice)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const source = isModule(path)
      ? { kind: 'module' as const, file, text }
      : { kind: 'json' as const, file, text, version: versionOf(text), needs: [] }
    return { source, issues: [], fault: error.message }
  }
}

/** Saves what the page wrote, unless the file is another one than the page read. */
export function saveLiveGrader(path: string, text: string, version: string): SaveOutcome {
  if (versionOf(fileText(path)) !== version)
    return { ok: false, message: `${basename(path)} has changed on disk since this page read it; nothing was saved.` }
  // A byte order mark is no part of the text, and stays where one was.
  replaceFile(path, beginsWithMark(path) ? `\uFEFF${text}` : text)
  return { ok: true, version: versionOf(text) }
}

function readDocument(file: string, text: string, { criterion }: GraderChoice): ReadGrader {
  // As the page's editor has it, so that places are the same there.
  const shown = fieldText(text)
  const result = validate(shown, criterion === undefined ? {} : { criterion })
  const needs = result.ok ? [...neededPorts(result.value)] : []
  return {
    source: {
      kind: 'json',
      file,
      text,
      version: versionOf(text),
      needs,
      ...(criterion === undefined ? {} : { criterion }),
    },
    issues: placeIssues(result.issues, shown),
    ...(result.ok ? { grader: result.value } : {}),
  }
}

async function readModule(path: string, text: string, choice: GraderChoice): Promise<ReadGrader> {
  const source = { kind: 'module' as const, file: basename(path), text }
  const loaded = await reloadGrader(path, choice.export)
  // Only a .json file is text.
  if (loaded.kind === 'text') return { source, issues: [] }
  const result = checked(loaded.grader, validate(loaded.grader).issues)
  return {
    source,
    issues: unplacedIssues(result.issues, loaded.grader.spec),
    ...(result.ok ? { grader: result.value } : {}),
  }
}

function beginsWithMark(path: string): boolean {
  return readFileSync(path).subarray(0, 3).equals(Buffer.from('\uFEFF'))
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
