import { loadGrader } from '../adapters/load-grader.ts'
import type { AnyGrader } from '../core/grader.ts'
import { checked, type Issue } from '../core/issue.ts'
import { readJson } from '../core/json-text.ts'
import { validate } from '../graders/validate.ts'
import { issueLines } from '../report/issue-lines.ts'
import { counted } from '../report/numbers.ts'
import type { Io } from './io.ts'

/** A grader's file, checked: the grader when it has no error, its issues, and the document they point into. */
export interface OpenedGrader {
  readonly grader?: AnyGrader
  readonly issues: readonly Issue[]
  readonly document: unknown
}

/** Which grader of a file is meant. */
export interface GraderChoice {
  readonly export?: string
  readonly criterion?: string
}

/** Loads and validates the grader of a file. */
export async function openGrader(path: string, choice: GraderChoice): Promise<OpenedGrader> {
  const loaded = await loadGrader(path, choice.export)
  if (loaded.kind === 'grader') {
    const result = checked(loaded.grader, validate(loaded.grader).issues)
    return { ...(result.ok ? { grader: result.value } : {}), issues: result.issues, document: loaded.grader.spec }
  }
  const result = validate(loaded.text, choice.criterion === undefined ? {} : { criterion: choice.criterion })
  const json = readJson(loaded.text.replace(/^\uFEFF/u, ''))
  return {
    ...(result.ok ? { grader: result.value } : {}),
    issues: result.issues,
    document: json.ok ? json.value : loaded.text,
  }
}

/** The grader, or its errors on stderr and `undefined`. Warnings are for `validate`. */
export async function usableGrader(path: string, choice: GraderChoice, io: Io): Promise<AnyGrader | undefined> {
  const { grader, issues, document } = await openGrader(path, choice)
  if (grader !== undefined) return grader
  const errors = issues.filter(({ severity }) => severity === 'error')
  const lines = errors.slice(0, 5).flatMap((issue) => [...issueLines(issue, document), ''])
  await io.stderr.write(
    `${lines.join('\n')}\n${path} has ${counted(errors.length, 'error')}; graderkit validate shows all.\n`,
  )
  return undefined
}
