import { type TextPlace, tokenMemory, tokenMemoryRoom } from '../token-kernel/token-memory.ts'
import type { ReferenceRun, TokenRun } from '../token-run.ts'
import { foldToAscii } from './fold-to-ascii.ts'
import { RougeTokens } from './rouge-tokens.ts'

/**
 * The tokens of rouge-score 0.1.2 without its stemmer, as `RougeTokens` gives them: short texts are read by the
 * WebAssembly kernel, where there is one. Its memory holds one reference, of the reader that learned last: another one
 * that still needs its own learns it again.
 */
export class KernelRougeTokens {
  private readonly memory = tokenMemory()
  private plain: RougeTokens | undefined
  /** The reference, if it is one for the kernel. */
  private learned: string | undefined
  private turn = 0

  learn(reference: string): ReferenceRun {
    const place = this.memory?.reference
    const length = place === undefined ? -1 : load(reference, place)
    if (place === undefined || length < 0) {
      // What of it went into the kernel's memory is written over the reference that stood there.
      turn++
      this.learned = undefined
      return this.plainly().learn(reference)
    }
    const tokens = place.kernel.learn(place.bytesAt, length, place.idsAt)
    this.learned = reference
    this.turn = ++turn
    return { ids: place.ids, length: tokens & 0xffff, distinct: tokens >>> 16, place }
  }

  recognize(candidate: string): TokenRun {
    const { learned } = this
    const place = this.memory?.candidate
    if (place === undefined || learned === undefined) return this.plainly().recognize(candidate)
    // The numbers come out as before, in the same place: a run of the reference that a caller still has is right again.
    if (this.turn !== turn) this.learn(learned)
    const length = load(candidate, place)
    if (length >= 0) {
      return { ids: place.ids, length: place.kernel.recognize(place.bytesAt, length, place.idsAt), place }
    }
    this.plainly().learn(learned)
    return this.plainly().recognize(candidate)
  }

  private plainly(): RougeTokens {
    return (this.plain ??= new RougeTokens())
  }
}

/** A reader of rouge-score's tokens without its stemmer. */
export function readRouge(): KernelRougeTokens {
  return new KernelRougeTokens()
}

/** How often a reference was put into the kernel: the one of the last turn is there. */
let turn = 0

/** Copies a text into the kernel's memory and gives its length in bytes; -1 if there is no room for it. */
function load(text: string, { bytes }: TextPlace): number {
  if (text.length > tokenMemoryRoom) return -1
  const { read, written } = encoder.encodeInto(text, bytes)
  return read === text.length && written === read ? written : loadFolded(text, bytes)
}

function loadFolded(text: string, bytes: Uint8Array): number {
  const folded = foldToAscii(text)
  const copied = encoder.encodeInto(folded, bytes)
  return copied.read === folded.length ? copied.written : -1
}

const encoder = /* @__PURE__ */ new TextEncoder()
