import type { Cursor } from './cursor.ts'
import type { Expression } from './tree.ts'

type Read = (cursor: Cursor) => Expression

/** The parts of the grammar that hold each other: a file that needs another's part is given this. */
export interface Grammar {
  readonly parseExpression: Read
  readonly parseNamed: Read
  readonly parseStarred: Read
  readonly parseValues: Read
  readonly parseOperation: Read
  readonly parsePrimary: Read
}
