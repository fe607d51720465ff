import type { Cursor, Surroundings } from './cursor.ts'
import type { Block } from './tree.ts'

/** A colon, then statements on the same line or an indented block; `head` is what the colon ends. */
export type ParseBlock = (cursor: Cursor, head: string, surroundings?: Partial<Surroundings>) => Block
