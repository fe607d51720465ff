import type { EditAlgorithm } from './edit-algorithm.ts'
import type { EditScore } from './score-of-value.ts'
import { advance, openTask } from './edit-task.ts'
import { longRoom, sharedLimit, sharedRoom } from './room.ts'
import { tinyLimit } from './tiny-rows.ts'

/** Compares two strings by the fastest way that fits them; every way gives the same value. */
export function editScore(algorithm: EditAlgorithm, score: EditScore, candidate: string, reference: string): number {
  if (candidate.length <= tinyLimit && reference.length <= tinyLimit) {
    const value = algorithm.tiny(candidate, reference)
    if (value >= 0) return score(value, reference.length, candidate.length)
  }
  const quick = algorithm.scoreBytes(score, candidate, reference)
  if (quick >= 0) return quick
  const isShort = candidate.length <= sharedLimit && reference.length <= sharedLimit
  const room = isShort ? sharedRoom() : longRoom(candidate, reference)
  const task = openTask(algorithm, room, candidate, reference)
  while (advance(task));
  return score(task.value, task.patternLength, task.textLength)
}
