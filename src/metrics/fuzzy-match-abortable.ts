import { fuzzyMatch } from './fuzzy-match.ts'
import { abortableScore } from './kernel/abortable-score.ts'
import { lcs } from './kernel/lcs.ts'
import { indelSimilarity } from './ratio-score.ts'

/**
 * `fuzzyMatch` for long texts: the same number, worked out in slices with the event loop running in between, so that the
 * signal can fire. A synchronous comparison cannot be aborted: no timer or event reaches it, so run one that must end in
 * a worker. Two texts of a million symbols take some ten seconds or more, and about 15 MB.
 *
 * Range, symmetry and authority as `fuzzyMatch`. Rejects with the signal's reason when that is or becomes aborted.
 */
export async function fuzzyMatchAbortable(candidate: string, reference: string, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted()
  if (candidate.length * reference.length < sliceFrom || candidate === reference)
    return fuzzyMatch(candidate, reference)
  const similarity = await abortableScore(lcs, indelSimilarity, { candidate, reference }, signal)
  return (similarity * 100) / 100
}

/** Pairs of symbols below which a comparison takes less than a few milliseconds. */
const sliceFrom = 4_000_000
