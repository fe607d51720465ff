import { writeCodePoints } from '../code-points.ts'
import { type Blocks, type EditAlgorithm, stretch } from './edit-algorithm.ts'
import { blocksFor, forgetStrip, numberStrip, numberText, type Room } from './room.ts'

/** A comparison by code points that is done in slices of at most about a millisecond. */
export interface EditTask {
  readonly room: Room
  readonly blocks: Blocks
  /** The lengths of the whole texts in code points. */
  readonly patternLength: number
  readonly textLength: number
  /** What is left between the common start and the common end. */
  readonly start: number
  readonly patternEnd: number
  readonly textEnd: number
  /** Where the next slice begins: the strip of the pattern, the stretch of the text. */
  top: number
  from: number
  /** The value of the algorithm once all slices are done. */
  value: number
}

/** Reads both texts into a room, which belongs to the task until that is done. */
export function openTask(algorithm: EditAlgorithm, room: Room, candidate: string, reference: string): EditTask {
  const { pattern, text } = room
  const patternLength = writeCodePoints(reference, pattern)
  const textLength = writeCodePoints(candidate, text)
  const shorter = Math.min(patternLength, textLength)
  let start = 0
  while (start < shorter && pattern[start] === text[start]) start++
  let end = 0
  while (end < shorter - start && pattern[patternLength - 1 - end] === text[textLength - 1 - end]) end++
  const patternEnd = patternLength - end
  const textEnd = textLength - end
  const blocks = blocksFor(room.bench, algorithm, (patternEnd - start) * (textEnd - start))
  const value = algorithm.base(start + end, textEnd - start)
  return { room, blocks, patternLength, textLength, start, patternEnd, textEnd, top: start, from: start, value }
}

/** Does one slice; `false` when none is left to do. */
export function advance(task: EditTask): boolean {
  const { room, blocks, start, patternEnd, textEnd, top, from } = task
  if (top >= patternEnd) return false
  const end = Math.min(top + blocks.capacity, patternEnd)
  if (from === start) blocks.open(room.bench.strip, end - top, numberStrip(room, top, end))
  const count = Math.min(stretch, textEnd - from)
  if (count > 0) {
    numberText(room, from, count, room.bench.ids)
    blocks.run(room.bench.ids, count, room.carry, from, top === start)
  }
  task.from += stretch
  if (task.from >= textEnd) {
    task.value += blocks.total()
    forgetStrip(room, top, end)
    task.top = end
    task.from = start
  }
  return task.top < patternEnd
}
