import { compareTwoStrings } from 'string-similarity'
import type { Metric, MetricFamily } from '../../src/metrics/metric.ts'
import { type GoldenRow, goldenRows } from './golden-rows.ts'
import { jsonLines } from './json-lines.ts'

/** What a reference implementation says of two texts; `undefined` where it raises. */
export interface GoldenCase {
  readonly id: string
  readonly input: string
  readonly reference: string
  readonly expected: number | undefined
}

/** The golden scores of a metric, and how near they must be met. */
export interface Golden {
  readonly cases: readonly GoldenCase[]
  readonly tolerance: number
}

/** Metrics without golden scores of their own, and what stands for their numbers instead. */
export const unspoken: Readonly<Record<string, string>> = {
  'fuzzy_match partial_ratio+default_process': 'partial_ratio, over the golden texts of default_process',
  'fuzzy_match partial_token_ratio+default_process': 'partial_token_ratio, over the golden texts of default_process',
  'fuzzy_match partial_token_set_ratio+default_process': 'partial_token_set_ratio, over the golden texts',
  'fuzzy_match partial_token_sort_ratio+default_process': 'partial_token_sort_ratio, over the golden texts',
  'fuzzy_match token_ratio+default_process': 'token_ratio, over the golden texts of default_process',
  'fuzzy_match token_sort_ratio+default_process': 'token_sort_ratio, over the golden texts of default_process',
  'cosine lexical_hash': 'a definition of this package, held by cosine.test.ts',
}

/** The family and the variant of a metric, as one name. */
export function fullName({ family, variant }: Metric): string {
  return variant === undefined ? family : `${family} ${variant}`
}

/** The golden scores that speak for a metric; no cases when none do. */
export function golden(metric: Metric): Golden {
  const { family, variant } = metric
  if (fullName(metric) in unspoken) return { cases: [], tolerance: 0 }
  if (variant === 'chrf' || variant === 'chrf++') return { cases: read('chrf.jsonl', [variant]), tolerance: 0 }
  if (variant === 'wer' || variant === 'cer') return { cases: read('error-rate.jsonl', [variant]), tolerance: 0 }
  if (variant === 'squad_f1' || variant === 'squad_exact')
    return { cases: read('squad.jsonl', [variant]), tolerance: 0 }
  if (family === 'fuzzy_match') return distance(variant ?? '') ?? fuzz(variant ?? family)
  if (family === 'bleu' || family === 'gleu' || family === 'meteor') {
    const file = `${family}.jsonl`
    const tolerance = family === 'gleu' ? 0 : near
    if (variant !== undefined) return { cases: read(file, [columns[variant] ?? variant]), tolerance }
    return { cases: [...settled(read(file, ['hosted']), family), ...read('odd-texts.jsonl', [family])], tolerance }
  }
  return { cases: read('rouge.jsonl', rougePath(family, variant)), tolerance: 0 }
}

/** Where the reference adds up in another order, or by another logarithm. */
const near = 1e-12
const columns: Readonly<Record<string, string>> = {
  sacrebleu: 'sacrebleu_sentence',
  hf: 'hf_bleu',
  hf_smooth: 'hf_bleu_smooth',
  lcs_seq: 'lcsseq',
}

function fuzz(column: string): Golden {
  const outOf = column === 'fuzzy_match' ? 1 : 100
  const cases = read('fuzz.jsonl', [column]).map((row) => ({ ...row, expected: (row.expected ?? Number.NaN) / outOf }))
  return { cases, tolerance: 0 }
}

const normalised = ['levenshtein', 'osa', 'damerau_levenshtein', 'indel', 'lcs_seq', 'hamming']

function distance(variant: string): Golden | undefined {
  const file = 'distance.jsonl'
  if (normalised.includes(variant))
    return { cases: read(file, [`${columns[variant] ?? variant}_normalized_similarity`]), tolerance: 0 }
  if (variant === 'jaro' || variant === 'jaro_winkler')
    return { cases: read(file, [`${variant}_similarity`]), tolerance: near }
  if (variant === 'dice_multiset') return { cases: read(file, ['dice_bigram_multiset']), tolerance: 0 }
  if (variant === 'dice') {
    // The package itself is here, and speaks for itself.
    const asked = goldenRows(file).map((row) => ({ ...row, expected: compareTwoStrings(row.input, row.reference) }))
    return { cases: asked, tolerance: 0 }
  }
  if (variant !== 'prefix' && variant !== 'postfix') return undefined
  // The rows hold the length of what is common; rapidfuzz makes a share of it so.
  const shares = read(file, [`${variant}_similarity`]).map((row) => {
    const longer = Math.max(Array.from(row.input).length, Array.from(row.reference).length)
    return { ...row, expected: longer === 0 ? 1 : 1 - (longer - (row.expected ?? Number.NaN)) / longer }
  })
  return { cases: shares, tolerance: 0 }
}

function rougePath(family: MetricFamily, variant = ''): string[] {
  const order = family.replace('rouge_', '')
  if (variant === 'pltrdy') return ['pltrdy_rouge', `rouge-${order}`, 'f']
  const scorer = variant.startsWith('stemmed') ? 'rouge_score_stemmer' : 'rouge_score'
  const column = variant.endsWith('precision') ? 'p' : variant.endsWith('recall') ? 'r' : 'f'
  return [scorer, `rouge${order.toUpperCase()}${variant.endsWith('lsum') ? 'sum' : ''}`, column]
}

const files = new Map<string, readonly GoldenRow<unknown>[]>()

/** The rows of a file with the score at a path; `null`, left open by the reference, becomes NaN. */
function read(file: string, path: readonly string[]): GoldenCase[] {
  const rows = files.get(file) ?? goldenRows<unknown>(file)
  files.set(file, rows)
  return rows.map((row, index) => ({
    id: row.id ?? `${file}:${index + 1}`,
    input: row.input,
    reference: row.reference,
    expected: scoreAt(row, path),
  }))
}

function scoreAt({ id, scores }: GoldenRow<unknown>, path: readonly string[]): number | undefined {
  let at = scores
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) break
    at = Object.getOwnPropertyDescriptor(at, key)?.value
  }
  if (typeof at === 'number') return at
  if (at === null) return Number.NaN
  if (typeof at === 'object' && 'error' in at) return undefined
  throw new Error(`${id} has no score at ${path.join('.')}.`)
}

/** The rows that the golden set leaves open, with what NLTK says with all its data. */
function settled(cases: readonly GoldenCase[], family: string): GoldenCase[] {
  const values = new Map(
    jsonLines<{ id: string; family: string; value: number }>('settled.jsonl')
      .filter((row) => row.family === family)
      .map(({ id, value }) => [id, value]),
  )
  return cases.map((row) => (Number.isNaN(row.expected) ? { ...row, expected: values.get(row.id) } : row))
}
