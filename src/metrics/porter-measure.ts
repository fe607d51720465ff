/** Porter's m for the first `end` units of a word: how often a vowel run is followed by a consonant run. */
export function measure(word: string, end: number): number {
  let count = 0
  let wasConsonant = true
  for (let i = 0; i < end; i++) {
    const consonant = isConsonantAfter(word.charCodeAt(i), i === 0 || !wasConsonant)
    if (consonant && !wasConsonant) count++
    wasConsonant = consonant
  }
  return count
}

/** Whether the unit at `index` is a consonant; a y is one at the start of the word and after a vowel. */
export function isConsonant(word: string, index: number): boolean {
  let first = index
  while (first > 0 && word.charCodeAt(first) === letterY) first--
  let consonant = isConsonantAfter(word.charCodeAt(first), true)
  for (let i = first; i < index; i++) consonant = !consonant
  return consonant
}

/** Whether the first `end` units of a word have a vowel. */
export function containsVowel(word: string, end: number): boolean {
  let wasConsonant = false
  for (let i = 0; i < end; i++) {
    wasConsonant = isConsonantAfter(word.charCodeAt(i), !wasConsonant)
    if (!wasConsonant) return true
  }
  return false
}

/** Whether a word ends in the same consonant twice. */
export function endsDoubleConsonant(word: string): boolean {
  const last = word.length - 1
  return last > 0 && word.charCodeAt(last) === word.charCodeAt(last - 1) && isConsonant(word, last)
}

/**
 * Porter's *o for the first `end` units of a word: they end in consonant, vowel, consonant, and the last is not w, x or y.
 * NLTK's extension: two units, a vowel and a consonant, will do as well.
 */
export function endsConsonantVowelConsonant(word: string, end: number): boolean {
  if (end === 2) return !isConsonant(word, 0) && isConsonant(word, 1)
  if (end < 3 || !isConsonant(word, end - 1) || isConsonant(word, end - 2) || !isConsonant(word, end - 3)) return false
  const last = word.charCodeAt(end - 1)
  return last < 0x77 || last > letterY
}

const letterY = 0x79

/** Whatever is not a vowel is a consonant, digits and other alphabets included. */
function isConsonantAfter(code: number, afterVowelOrStart: boolean): boolean {
  switch (code) {
    case 0x61:
    case 0x65:
    case 0x69:
    case 0x6f:
    case 0x75:
      return false
    case letterY:
      return afterVowelOrStart
    default:
      return true
  }
}
