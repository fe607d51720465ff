/* oxlint-disable typescript/no-non-null-assertion -- words and stems are below their numbers */
import { WordTable } from '../ngram/word-table.ts'
import { porterStem } from '../porter.ts'
import type { TokenBuffer } from '../tokenize/token-buffer.ts'
import { wordnet } from '../wordnet/wordnet.ts'

/** Words are forgotten, before the next pair of texts, when there are more of them. */
const mostWords = 1 << 16

/** Words in lower case by number, with their stems and synonyms, which are worked out once and kept from text to text. */
export class Vocabulary {
  /** Grows by one whenever all words are forgotten, and with them all numbers. */
  generation = 0
  readonly #words = new WordTable()
  /** For each word the number of its stem, or -1 if it is not known yet. */
  #stems = new Int32Array(1024).fill(-1)
  readonly #stemNumbers = new Map<string, number>()
  /** For each stem its text, its WordNet name (-2: not known yet) and its synonyms. */
  #texts: string[] = []
  #lemmas: number[] = []
  #synonyms: (Int32Array | undefined)[] = []

  /** The number of words; theirs are below it. */
  get wordCount(): number {
    return this.#words.count
  }

  /** The number of stems; theirs are below it. */
  get stemCount(): number {
    return this.#texts.length
  }

  /** Call it before the texts of a pair are numbered. */
  forgetIfLarge(): void {
    if (this.#words.count <= mostWords) return
    this.generation++
    this.#words.clear()
    this.#stems = new Int32Array(1024).fill(-1)
    this.#stemNumbers.clear()
    this.#texts = []
    this.#lemmas = []
    this.#synonyms = []
  }

  /** Writes the numbers of all tokens, which are in lower case, to `ids`. */
  number(tokens: TokenBuffer, ids: Int32Array): void {
    this.#words.addMore(tokens, ids)
  }

  /** The number of a word's stem; `tokens` has the word at `index`. */
  stem(word: number, tokens: TokenBuffer, index: number): number {
    const known = word < this.#stems.length ? this.#stems[word]! : -1
    return known >= 0 ? known : this.#addStem(word, porterStem(tokens.token(index)))
  }

  /** The WordNet name that a stem is, or -1. */
  lemma(stem: number): number {
    let lemma = this.#lemmas[stem]!
    if (lemma === -2) this.#lemmas[stem] = lemma = wordnet().lemma(this.#texts[stem]!)
    return lemma
  }

  /** The WordNet names that are synonyms of a stem. */
  synonyms(stem: number): Int32Array {
    return (this.#synonyms[stem] ??= Int32Array.from(wordnet().synonyms(this.#texts[stem]!)))
  }

  #addStem(word: number, text: string): number {
    let stem = this.#stemNumbers.get(text)
    if (stem === undefined) {
      stem = this.#texts.push(text) - 1
      this.#stemNumbers.set(text, stem)
      this.#lemmas.push(-2)
      this.#synonyms.push(undefined)
    }
    if (word >= this.#stems.length) {
      const larger = new Int32Array(this.#words.count * 2).fill(-1)
      larger.set(this.#stems)
      this.#stems = larger
    }
    this.#stems[word] = stem
    return stem
  }
}
