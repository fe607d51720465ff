/* oxlint-disable typescript/no-non-null-assertion -- tokens are read below their number, slots below the mask */
import type { ReferenceRun, TokenRun } from '../token-run.ts'
import { RougeScan } from './rouge-scan.ts'

/**
 * The tokens of rouge-score 0.1.2 (lower case, maximal runs of a-z and 0-9) as numbers, without a string per token.
 * `learn` numbers the tokens of one text in order of first occurrence; `recognize` gives those numbers to another text,
 * -1 to tokens that the first one lacks. Both results live in scratch memory that the next call writes over.
 */
export class RougeTokens {
  private learned = new RougeScan()
  private recognized = new RougeScan()
  private distinct = 0
  /** For each known token: its last 12 bytes as three words, zeros in front, and where it ends, and its length. */
  private known = new Int32Array(5 * 64)
  /** Open addressing. A slot holds `base` + number; smaller values are left from earlier texts and count as empty. */
  private slots = new Int32Array(128)
  private base = 1

  learn(reference: string): ReferenceRun {
    const tokens = this.learned.read(reference)
    this.base += this.distinct
    this.distinct = 0
    if (this.slots.length < 2 * tokens || this.base > 0x3fff_ffff) {
      const capacity = 2 ** Math.ceil(Math.log2(2 * tokens + 128))
      this.slots = new Int32Array(capacity)
      this.known = new Int32Array(5 * (capacity >> 1))
      this.base = 1
    }
    this.number(this.learned, tokens, true)
    return { ids: this.learned.ids, length: tokens, distinct: this.distinct }
  }

  recognize(candidate: string): TokenRun {
    const tokens = this.recognized.read(candidate)
    this.number(this.recognized, tokens, false)
    return { ids: this.recognized.ids, length: tokens }
  }

  private number(scan: RougeScan, tokens: number, learn: boolean): void {
    const { bounds, ids, view } = scan
    const { slots, known, base } = this
    const mask = slots.length - 1
    const keep = kept
    for (let i = 0; i < tokens; i++) {
      const start = bounds[2 * i]!
      const end = bounds[2 * i + 1]!
      const length = end - start
      const cut = length < 12 ? length * 3 : 36
      // Setting bit 5 folds A-Z to a-z and leaves a-z and 0-9 as they are.
      const last = (view.getInt32(end + 8, true) | 0x20202020) & keep[cut]!
      const middle = (view.getInt32(end + 4, true) | 0x20202020) & keep[cut + 1]!
      const first = (view.getInt32(end, true) | 0x20202020) & keep[cut + 2]!
      let hash = Math.imul(last, 0x9e3779b1) ^ Math.imul(middle, 0x85ebca77) ^ Math.imul(first, 0xc2b2ae3d)
      if (length > 12) hash ^= scan.hash(start, end - 12)
      hash ^= hash >>> 15
      let slot = hash & mask
      let number = slots[slot]! - base
      while (number >= 0) {
        const at = 5 * number
        if (known[at] === last && known[at + 1] === middle && known[at + 2] === first && known[at + 4] === length) {
          if (length <= 12 || scan.equals(start, this.learned, known[at + 3]! - length, length - 12)) break
        }
        slot = (slot + 1) & mask
        number = slots[slot]! - base
      }
      if (number < 0) {
        if (learn) {
          number = this.distinct++
          slots[slot] = base + number
          const at = 5 * number
          known[at] = last
          known[at + 1] = middle
          known[at + 2] = first
          known[at + 3] = end
          known[at + 4] = length
        } else number = -1
      }
      ids[i] = number
    }
  }
}

/** For each length up to 12, which bits of the last, the middle and the first word belong to the token. */
const kept = /* @__PURE__ */ Int32Array.from({ length: 39 }, (_, index) => {
  const bytes = Math.min(4, Math.max(0, Math.floor(index / 3) - 4 * (index % 3)))
  return bytes === 0 ? 0 : -1 << (32 - 8 * bytes)
})
