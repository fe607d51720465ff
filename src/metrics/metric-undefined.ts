/**
 * Thrown by a metric for texts or vectors for which its definition gives no number (a reference that raises, 0 / 0).
 * It stands where others return 0: a made-up score teaches a model the wrong thing. `text_similarity` grades such a
 * sample as "could not be graded".
 */
export class MetricUndefinedError extends RangeError {
  override readonly name = 'MetricUndefinedError'
}
