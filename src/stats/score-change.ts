/** What became of an answer's score; `unscored` when there was none and is none. */
export type ScoreChange = 'same' | 'up' | 'down' | 'lost' | 'graded' | 'unscored'

/** Formulas that mean the same add in another order, which costs a few units of the last place. */
const slack = 1e-9

/** Compares the scores of one answer; `undefined` stands for an answer that could not be graded. */
export function scoreChange(before: number | undefined, after: number | undefined): ScoreChange {
  if (before === undefined) return after === undefined ? 'unscored' : 'graded'
  if (after === undefined) return 'lost'
  const order = scoreOrder(after, before)
  return order === 0 ? 'same' : order > 0 ? 'up' : 'down'
}

/** 1 when `a` is the higher score, -1 when it is the lower one, 0 when they differ by rounding only (1e-9, relative above 1). */
export function scoreOrder(a: number, b: number): -1 | 0 | 1 {
  if (Math.abs(a - b) <= slack * Math.max(1, Math.abs(a), Math.abs(b))) return 0
  return a > b ? 1 : -1
}
