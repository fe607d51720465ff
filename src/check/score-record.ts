import { isJsonObject, type Json } from '../core/json.ts'
import { InputError } from '../core/input-error.ts'
import type { GradeResult } from '../core/result.ts'

/** What a score snapshot keeps of one answer. */
export interface ScoreRecord {
  /** The row's id, or its number where it has none. */
  readonly row: string | number
  /** 0-based. */
  readonly sample: number
  /** Absent when the answer could not be graded. */
  readonly score?: number
  /** The code of the failure when it could not. */
  readonly failure?: string
}

/** A snapshot: the grader it was made with, and a record for each answer. */
export interface ScoreSnapshot {
  /** The grader's fingerprint at the time; empty for a function that `compile` made, whose grader is not known. */
  readonly grader: string
  readonly records: readonly ScoreRecord[]
}

/** The form of the file; another one is another number. */
const form = 1

/** The record of a result. */
export function scoreRecord(row: string | number, sample: number, result: GradeResult): ScoreRecord {
  return { row, sample, ...(result.ok ? { score: result.score } : { failure: result.failure.code }) }
}

/** Tells the records of a snapshot apart. */
export function nameOf({ row, sample }: ScoreRecord): string {
  return JSON.stringify([row, sample])
}

/** A snapshot as the text of its file: a line of JSON for the grader, then one for each answer, made to be read in a diff. */
export function writeSnapshot({ grader, records }: ScoreSnapshot): string {
  return [{ graderkit: form, grader }, ...records].map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Reads a snapshot's file. Throws `InputError` when it is none. */
export function readSnapshot(text: string, path: string): ScoreSnapshot {
  const [head, ...lines] = text.split(/\r?\n/u).filter((line) => line !== '')
  const header = parsed(head)
  if (!isJsonObject(header) || typeof header['graderkit'] !== 'number' || typeof header['grader'] !== 'string')
    throw new InputError(`${path} is no score snapshot; delete it, and the next run writes a new one.`)
  if (header['graderkit'] !== form)
    throw new InputError(
      `${path} is a score snapshot of form ${header['graderkit']}, and this version of graderkit reads form ${form}; update graderkit, or delete the file, and the next run writes a new one.`,
    )
  return {
    grader: header['grader'],
    records: lines.map((line, index) => {
      const record = parsed(line)
      if (!isRecord(record))
        throw new InputError(
          `${path}:${index + 2} is no score record; delete the file, and the next run writes a new one.`,
        )
      return record
    }),
  }
}

function isRecord(value: unknown): value is ScoreRecord {
  if (!isJsonObject(value)) return false
  const { row, sample, score, failure } = value
  return (
    (typeof row === 'string' || typeof row === 'number') &&
    typeof sample === 'number' &&
    (typeof score === 'number' || typeof failure === 'string')
  )
}

function parsed(line: string | undefined): Json | undefined {
  try {
    return JSON.parse(line ?? '') as Json // JSON.parse gives JSON or throws
  } catch {
    return undefined
  }
}
