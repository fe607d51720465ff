import type { EditAlgorithm } from './edit-algorithm.ts'
import type { EditScore } from './score-of-value.ts'
import { advance, openTask } from './edit-task.ts'
import { longRoom } from './room.ts'

/**
 * Compares two strings in slices of about a millisecond, and lets timers and events in after every sixteenth. Rejects
 * with the reason of the signal as soon as it sees that aborted.
 */
export async function abortableScore(
  algorithm: EditAlgorithm,
  score: EditScore,
  texts: { readonly candidate: string; readonly reference: string },
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted()
  const task = openTask(algorithm, longRoom(texts.candidate, texts.reference), texts.candidate, texts.reference)
  for (let slice = 1; advance(task); slice++) {
    if (slice % 16 !== 0) continue
    // A signal can only fire when this code is not running: a timer of no time lets everything that waits have its turn.
    await new Promise((resolve) => setTimeout(resolve, 0))
    signal.throwIfAborted()
  }
  return score(task.value, task.patternLength, task.textLength)
}
