// Rebuilds nist-text.ts: the character sets of NLTK's NIST tokenizer.
// Usage: node rebuild-nist.mjs <folder of NLTK's data package misc/perluniprops, unpacked>
// Source: Number.txt, Punctuation.txt and Symbol.txt there, lists of characters from Perl's Unicode tables (see LICENSES.md).
// Number.txt as shipped lists characters of the BMP that are NOT numbers, and not all of those; the tokenizer uses it as it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Usage: node rebuild-nist.mjs <unpacked misc/perluniprops>')

const lines = ['Number', 'Punctuation', 'Symbol'].map((name) => {
  const points = [...new Set(readFileSync(join(folder, `${name}.txt`), 'utf8'))].map((character) => character.codePointAt(0))
  return ranges(points.toSorted((a, b) => a - b))
})

writeFileSync(
  join(import.meta.dirname, 'nist-text.ts'),
  `// Written by rebuild-nist.mjs from NLTK's data package misc/perluniprops; do not edit. Notice in LICENSES.md.

/** Lines: Number (in truth non-numbers), Punctuation, Symbol; in each, in base 36, gap and length of every range. */
export const text =
  '${lines.join('\\n')}'
`,
)

/** "gap length gap length …": how many code points lie before each range, and how many are in it. */
function ranges(points) {
  const numbers = []
  let end = 0
  for (let i = 0; i < points.length; ) {
    let stop = i + 1
    while (stop < points.length && points[stop] === points[stop - 1] + 1) stop++
    numbers.push(points[i] - end, stop - i)
    end = points[stop - 1] + 1
    i = stop
  }
  return numbers.map((number) => number.toString(36)).join(' ')
}
