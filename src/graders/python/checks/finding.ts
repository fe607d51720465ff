import type { IssueCode } from '../../../core/issue.ts'
import type { ModuleNames } from '../module-names.ts'
import type { Block } from '../syntax/tree.ts'

/** What a check is given: the source, its tree, and what its names stand for. */
export interface Module {
  readonly source: string
  readonly body: Block
  readonly names: ModuleNames
}

/** One thing that a check found; its message goes on after "Line 3 " or the like. */
export interface Finding {
  readonly code: IssueCode
  readonly start: number
  readonly end: number
  readonly message: string
  readonly hint: string
}
