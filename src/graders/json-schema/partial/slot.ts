import type { Json, JsonObject } from '../../../core/json.ts'
import type { Report, Trail } from './report.ts'

/** A part of a location that holds or fails by itself, with the weight that it always has. */
export interface Slot {
  readonly weight: number
  readonly lose: Lose
}

/** How much of a slot, or of a location, a value loses: 0 when all of it holds, 1 when nothing does. */
export type Lose = (value: Json, at: Trail | undefined, report: Report) => number

/** What the slots of a location may ask about the schemas below it. */
export interface Plan {
  /** The weight of a location. */
  readonly weight: (id: number) => number
  /** What a value loses at a location. */
  readonly lose: (id: number, value: Json, at: Trail | undefined, report: Report) => number
  /** Whether a value breaks nothing at a location. */
  readonly holds: (id: number, value: Json) => boolean
  /** Whether a location is `false`. */
  readonly isNever: (id: number) => boolean
  /** Whether a location accepts whatever comes. */
  readonly isAnything: (id: number) => boolean
  /** A slot of weight 1 for keywords that look at nothing but the value. */
  readonly assertion: (keywords: JsonObject) => Slot
}
