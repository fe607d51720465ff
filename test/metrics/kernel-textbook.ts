import * as fc from 'fast-check'

/** The longest common subsequence, cell by cell. */
export function textbookLcs(a: readonly number[], b: readonly number[]): number {
  let last = Array.from({ length: b.length + 1 }, () => 0)
  for (const symbol of a) {
    const row = [0]
    for (let j = 1; j <= b.length; j++) {
      row.push(symbol === b[j - 1] ? at(last, j - 1) + 1 : Math.max(at(last, j), at(row, j - 1)))
    }
    last = row
  }
  return at(last, b.length)
}

/** The Levenshtein distance, cell by cell. */
export function textbookEdits(a: readonly number[], b: readonly number[]): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const symbol of a) {
    const row = [at(last, 0) + 1]
    for (let j = 1; j <= b.length; j++) {
      const change = at(last, j - 1) + (symbol === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, at(last, j) + 1, at(row, j - 1) + 1))
    }
    last = row
  }
  return at(last, b.length)
}

/** The code points of a text by the language's own iterator. */
export function points(text: string): number[] {
  return Array.from(text, (symbol) => symbol.codePointAt(0) ?? -1)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.NaN
}

const alphabets = [
  'ab',
  'the quick brown fox',
  'a\0\t\u007f',
  'e\u0301\u0300éèñ',
  'жёлтый конь',
  '漢字仮名交じり文',
  '😀😁🏴‍☠️👩‍👩‍👧',
  'a\ud800\udc00\ud83d\ude00\ufffd\uffff',
].map((letters) => fc.constantFrom(...Array.from({ length: letters.length }, (_, i) => letters.charAt(i))))

/** Pairs of short texts of one kind, drawn by code units, so that surrogates come in pairs and alone; many are alike. */
export function textPairs(longest: number): fc.Arbitrary<readonly [string, string]> {
  return fc.nat({ max: alphabets.length - 1 }).chain((kind) => {
    const letter = alphabets[kind] ?? fc.constant('a')
    const text = fc.array(letter, { maxLength: longest, size: 'max' }).map((letters) => letters.join(''))
    const similar = fc.tuple(text, text, text, text).map(([start, middle, other, end]) => {
      const pair: readonly [string, string] = [start + middle + end, start + other + end]
      return pair
    })
    return fc.oneof(fc.tuple(text, text), similar)
  })
}
