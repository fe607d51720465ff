import { porterStem } from '../porter.ts'
import type { ReferenceRun, TokenRun } from '../token-run.ts'
import { rougeWords } from './rouge-words.ts'

/**
 * The tokens of rouge-score 0.1.2 with `use_stemmer=True` as numbers: tokens of more than three characters are replaced
 * by their Porter stem, as NLTK gives it.
 */
export class StemmedRougeTokens {
  /** By stem. */
  private readonly numbers = new Map<string, number>()
  /** The same by word, since most words come more than once. */
  private readonly known = new Map<string, number>()

  learn(reference: string): ReferenceRun {
    this.numbers.clear()
    this.known.clear()
    const ids = Int32Array.from(rougeWords(reference), (word) => {
      const known = this.known.get(word)
      if (known !== undefined) return known
      const stem = rougeStem(word)
      const number = this.numbers.get(stem) ?? this.numbers.size
      this.numbers.set(stem, number)
      this.known.set(word, number)
      return number
    })
    return { ids, length: ids.length, distinct: this.numbers.size }
  }

  recognize(candidate: string): TokenRun {
    const ids = Int32Array.from(
      rougeWords(candidate),
      (word) => this.known.get(word) ?? this.numbers.get(rougeStem(word)) ?? -1,
    )
    return { ids, length: ids.length }
  }
}

/** What rouge-score makes of a token with its stemmer on. */
export function rougeStem(word: string): string {
  return word.length > 3 ? porterStem(word) : word
}

/** A reader of rouge-score's tokens with its stemmer. */
export function readStemmedRouge(): StemmedRougeTokens {
  return new StemmedRougeTokens()
}
