/** Finds the marks . ? ! of a text in turn, each by the engine's own search, which is many times faster than a loop. */
export class SentenceMarks {
  readonly #text: string
  readonly #next: [period: number, question: number, exclamation: number]

  constructor(text: string) {
    this.#text = text
    this.#next = [text.indexOf('.'), text.indexOf('?'), text.indexOf('!')]
  }

  /** The index of the next mark, or -1. */
  next(): number {
    const [period, question, exclamation] = this.#next
    const found = earlier(earlier(period, question), exclamation)
    if (found < 0) return -1
    if (found === period) this.#next[0] = this.#text.indexOf('.', found + 1)
    else if (found === question) this.#next[1] = this.#text.indexOf('?', found + 1)
    else this.#next[2] = this.#text.indexOf('!', found + 1)
    return found
  }
}

function earlier(a: number, b: number): number {
  return a < 0 ? b : b < 0 ? a : Math.min(a, b)
}
