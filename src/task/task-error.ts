import { GraderkitError } from '../core/errors.ts'

/** Thrown for a schema that a task cannot use, and for a response format that a strict service would refuse; the message says why. */
export class TaskSchemaError extends GraderkitError {
  constructor(message: string) {
    super('invalid_task_schema', message)
  }
}

/** What is wrong with a row: `line` is its line in a text or its place in a list, counted from 1. */
export interface RowFault {
  readonly line: number
  readonly message: string
}

/** The most faults that a message lists. */
const mostListed = 20

/** Thrown for rows that are not what the task's item schema lets in; `faults` has all of them. */
export class InvalidRowsError extends GraderkitError {
  readonly faults: readonly RowFault[]
  constructor(faults: readonly RowFault[], place: 'line' | 'row') {
    const lines = faults.slice(0, mostListed).map(({ line, message }) => `${place} ${line}: ${message}`)
    if (faults.length > mostListed) lines.push(`… and ${faults.length - mostListed} more faults.`)
    super('invalid_rows', lines.join('\n'))
    this.faults = faults
  }
}
