import {
  containsVowel,
  endsConsonantVowelConsonant,
  endsDoubleConsonant,
  isConsonant,
  measure,
} from './porter-measure.ts'

/**
 * The Porter stem of a word as NLTK 3.9.1 gives it (`PorterStemmer().stem`, mode NLTK_EXTENSIONS), lower-cased.
 * Linear in the length of the word. Stemming a stem may change it again. Goldens in fixtures/parity/porter.jsonl.
 */
export function porterStem(word: string): string {
  // The word as it is, not lower-cased, is looked up: "SKIES" goes through the rules.
  const irregular = irregularStems.get(word)
  if (irregular !== undefined) return irregular
  return /[\u{10000}-\u{10ffff}]/u.test(word) ? stemOfAstral(word) : stemOf(word.toLowerCase(), word.length)
}

/** A suffix, what replaces it, and what the rest of the word (its first `end` units) must fulfil. */
type Rule = readonly [suffix: string, replacement: string, applies: (word: string, end: number) => boolean]
/** Rules by the last unit but one of their suffix; in each list the first suffix that fits decides. */
type Rules = ReadonlyMap<number, readonly Rule[]>

const irregularStems: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['sky', 'sky'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['news', 'news'],
  ['inning', 'inning'],
  ['innings', 'inning'],
  ['outing', 'outing'],
  ['outings', 'outing'],
  ['canning', 'canning'],
  ['cannings', 'canning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['exceed', 'exceed'],
  ['succeed', 'succeed'],
])

const isLong = (word: string, end: number): boolean => measure(word, end) > 0
const isLonger = (word: string, end: number): boolean => measure(word, end) > 1
const endsLikeSion = (word: string, end: number): boolean => /[st]/u.test(word.charAt(end - 1)) && isLonger(word, end)
// The condition on "logi" looks at the word without "ogi" alone, so that "logi" itself keeps an l to be measured.
const isLongBeforeOgi = (word: string, end: number): boolean => measure(word, end + 1) > 0

const step2Rules = /* @__PURE__ */ rules(isLong, [
  'ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate',
  'ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble fulli:ful',
])
const step3Rules = /* @__PURE__ */ rules(isLong, ['icate:ic ative: alize:al iciti:ic ical:ic ful: ness:'])
const step4Rules = /* @__PURE__ */ rules(isLonger, [
  'al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ou: ism: ate: iti: ous: ive: ize:',
])

/** The rules of a step, read when they are first needed. */
function rules(applies: Rule[2], lines: readonly string[]): () => Rules {
  let read: Rules | undefined
  return () => (read ??= readRules(applies, lines))
}

function readRules(applies: Rule[2], lines: readonly string[]): Rules {
  const byUnit = new Map<number, Rule[]>()
  for (const pair of lines.join(' ').split(' ')) {
    const [suffix = '', replacement = ''] = pair.split(':')
    const unit = suffix.charCodeAt(suffix.length - 2)
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), [suffix, replacement, applies]])
  }
  return byUnit
}

function stemOf(lower: string, length: number): string {
  if (length <= 2) return lower
  return step5(step4(apply(step3Rules(), step2(step1c(step1b(step1a(lower)))))))
}

function apply(table: Rules, word: string): string {
  for (const [suffix, replacement, applies] of table.get(word.charCodeAt(word.length - 2)) ?? []) {
    if (!word.endsWith(suffix)) continue
    const end = word.length - suffix.length
    return applies(word, end) ? word.slice(0, end) + replacement : word
  }
  return word
}

/** Plurals. */
function step1a(word: string): string {
  if (!word.endsWith('s')) return word
  if (word.endsWith('ies')) return word.slice(0, word.length === 4 ? -1 : -2)
  if (word.endsWith('sses')) return word.slice(0, -2)
  return word.endsWith('ss') ? word : word.slice(0, -1)
}

/** Past tenses and gerunds. */
function step1b(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2)
  if (word.endsWith('eed')) return isLong(word, word.length - 3) ? word.slice(0, -1) : word
  const cut = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0
  if (cut === 0 || !containsVowel(word, word.length - cut)) return word
  const stem = word.slice(0, -cut)
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`
  if (endsDoubleConsonant(stem)) return /[lsz]$/u.test(stem) ? stem : stem.slice(0, -1)
  return measure(stem, stem.length) === 1 && endsConsonantVowelConsonant(stem, stem.length) ? `${stem}e` : stem
}

/** A final y after a consonant, unless that is all there is before it. */
function step1c(word: string): string {
  const end = word.length - 1
  return word.endsWith('y') && end > 1 && isConsonant(word, end - 1) ? `${word.slice(0, end)}i` : word
}

function step2(word: string): string {
  if (word.endsWith('alli') && isLong(word, word.length - 4)) return step2(word.slice(0, -2))
  if (word.endsWith('logi')) return isLongBeforeOgi(word, word.length - 4) ? word.slice(0, -1) : word
  return apply(step2Rules(), word)
}

function step4(word: string): string {
  if (word.endsWith('ion')) return endsLikeSion(word, word.length - 3) ? word.slice(0, -3) : word
  return apply(step4Rules(), word)
}

/** A final e, then the second l of a final ll. */
function step5(word: string): string {
  let end = word.length
  if (word.endsWith('e')) {
    const before = measure(word, end - 1)
    if (before > 1 || (before === 1 && !endsConsonantVowelConsonant(word, end - 1))) end--
  }
  if (word.endsWith('ll', end) && isLonger(word, end - 1)) end--
  return word.slice(0, end)
}

/** NLTK counts code points, so each one beyond the BMP takes part as one private character that the word has not. */
function stemOfAstral(word: string): string {
  const standIns = new Map<string, string>()
  let next = 0xe000
  const lower = word.toLowerCase().replaceAll(/[\u{10000}-\u{10ffff}]/gu, (point) => {
    let standIn = standIns.get(point)
    while (standIn === undefined) {
      const free = String.fromCharCode(next++)
      if (!word.includes(free)) standIns.set(point, (standIn = free))
    }
    return standIn
  })
  let stem = stemOf(lower, Array.from(word).length)
  for (const [point, standIn] of standIns) stem = stem.replaceAll(standIn, point)
  return stem
}
