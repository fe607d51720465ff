/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below the length */
import { foldToAscii } from './fold-to-ascii.ts'

/** Where the tokens of rouge-score stand in one text, found over its UTF-8 bytes without a branch per character. */
export class RougeScan {
  /** The bytes, after `margin` others, so that twelve can be read back from the end of any token. */
  view = new DataView(new ArrayBuffer(256 + margin))
  /** Start and end of each token, in turn. */
  bounds = new Int32Array(256)
  /** Room for a number per token. */
  ids = new Int32Array(128)
  private bytes = new Uint8Array(this.view.buffer, margin)

  /** Reads a text and returns how many tokens it has. */
  read(text: string): number {
    this.reserve(text.length)
    const { read, written } = encoder.encodeInto(text, this.bytes)
    if (read === text.length && written === read) return this.findBounds(written)
    const folded = foldToAscii(text)
    this.reserve(folded.length * 3)
    return this.findBounds(encoder.encodeInto(folded, this.bytes).written)
  }

  /** A hash of the bytes from `start` to `end`, the same for both cases of a letter. */
  hash(start: number, end: number): number {
    let hash = 0
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (this.bytes[i]! | 0x20), 0x01000193)
    return hash
  }

  /** Whether `length` bytes from `start` are those of the other text from `otherStart`, but for case. */
  equals(start: number, other: RougeScan, otherStart: number, length: number): boolean {
    for (let i = 0; i < length; i++) {
      if ((this.bytes[start + i]! | 0x20) !== (other.bytes[otherStart + i]! | 0x20)) return false
    }
    return true
  }

  private findBounds(end: number): number {
    const { bounds, view } = this
    // The last token needs a byte after it that is none of its own, and the last step may look at seven more.
    view.setInt32(end + margin, 0)
    view.setInt32(end + margin + 4, 0)
    let count = 0
    let before = 0
    for (let i = 0; i <= end; i += 4) {
      // Four bytes in one word. Adding to seven bits sets bit 7 of each byte that reaches a bound; no byte overflows.
      const four = view.getInt32(i + 12, true)
      const ascii = four & 0x7f7f7f7f
      const lower = ascii | 0x20202020
      const letters = (lower + 0x1f1f1f1f) & ~(lower + 0x05050505)
      const digits = (ascii + 0x50505050) & ~(ascii + 0x46464646)
      const inside = (letters | digits) & ~four & 0x80808080
      const turns = inside ^ ((inside << 8) | before)
      before = inside >>> 24
      // Each place is written down; it stays only where a token starts or ends.
      bounds[count] = i
      count += (turns >>> 7) & 1
      bounds[count] = i + 1
      count += (turns >>> 15) & 1
      bounds[count] = i + 2
      count += (turns >>> 23) & 1
      bounds[count] = i + 3
      count += turns >>> 31
    }
    return count >> 1
  }

  private reserve(size: number): void {
    if (this.bytes.length >= size + 8) return
    const capacity = 2 ** Math.ceil(Math.log2(size + 8))
    this.view = new DataView(new ArrayBuffer(capacity + margin))
    this.bytes = new Uint8Array(this.view.buffer, margin)
    this.bounds = new Int32Array(capacity)
    this.ids = new Int32Array(capacity / 2)
  }
}

const margin = 12

const encoder = /* @__PURE__ */ new TextEncoder()
