/** The parts of speech in the order of the table. */
export const partsOfSpeech = ['noun', 'verb', 'adjective', 'adverb'] as const

/** Irregular forms of one part of speech, and their bases. */
export type IrregularForms = ReadonlyMap<string, readonly string[]>

/**
 * What a word may be a form of, itself first, as NLTK's WordNet reader from 3.9 on has it: its bases if it is irregular,
 * else what each ending that fits leaves, the rules applied once.
 */
export function baseForms(word: string, part: number, irregular: IrregularForms): readonly string[] {
  const bases = irregular.get(word)
  if (bases !== undefined) return [word, ...bases]
  const found = [word]
  for (const [ending, replacement] of endings[part] ?? []) {
    if (word.endsWith(ending)) found.push(word.slice(0, word.length - ending.length) + replacement)
  }
  return found
}

/** A line of irregular forms: form and base in turn, each coded as a step; "!" and one more step for a further base. */
export function readIrregularForms(line: string): IrregularForms {
  const forms = new Map<string, string[]>()
  let form = ''
  let bases: string[] | undefined
  for (let i = 0; i < line.length; ) {
    const letter = line.charAt(i)
    const start = ++i
    while (i < line.length && isRest(line.charCodeAt(i))) i++
    const rest = line.slice(start, i)
    if (bases === undefined) {
      form = step(form, letter, rest)
      forms.set(form, (bases = []))
    } else {
      bases.push(step(form, letter, rest))
      if (line.charAt(i) === '!') i++
      else bases = undefined
    }
  }
  return forms
}

const endings: readonly (readonly (readonly [ending: string, replacement: string])[])[] = [
  [
    ['s', ''],
    ['ses', 's'],
    ['ves', 'f'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  [],
]

/** Lower case, digits and . ' / - _ but not what a step may begin with. */
function isRest(code: number): boolean {
  return (code > 0x60 && code < 0x7b) || (code > 0x26 && code < 0x3b) || code === 0x5f
}

/** No irregular form drops more than a capital letter can say, or "~" drops all. */
function step(before: string, letter: string, rest: string): string {
  const kept = letter === '~' ? 0 : before.length - 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^{|}'.indexOf(letter)
  return before.slice(0, kept) + rest
}
