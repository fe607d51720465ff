import type { Paint } from './paint.ts'

/** How text for a person is laid out. */
export interface Look {
  /** No line is wider, but for a single word that is. */
  readonly columns: number
  readonly paint: Paint
}
