import { afterAll, expect, test } from 'vitest'
import { systemPython } from '../../../src/adapters/python/system-python.ts'
import { compile } from '../../../src/graders/compile.ts'
import { python } from '../../../src/graders/python/python.ts'
import { fuzzyMatch, gleu, rouge1, rougeL, tokenSetRatio, weightedRatio } from '../../../src/metrics.ts'
import { gleuParts } from '../../../src/metrics/gleu.ts'
import { pythonVersion } from './cpython.ts'
import { taskRows } from './rows.ts'

const system = pythonVersion === undefined ? undefined : await systemPython({ workers: 1 })
afterAll(() => system?.close())

/** Answers beside the text that they should be close to. */
const texts = [
  ...taskRows('security-policy').map(({ sample, item }) => ({
    sample,
    item: { reference: field(item, 'explanation') },
  })),
  ...taskRows('short-answer-science').map(({ sample, item }) => ({
    sample,
    item: { reference: field(item, 'reference_answer') },
  })),
].flatMap(({ sample, item }) => (typeof sample === 'string' && sample.trim() !== '' ? [{ sample, item }] : []))
const pairs = texts.map(({ sample, item: { reference } }) => {
  const { candidateTokens: given, referenceTokens: wanted } = gleuParts(sample, reference)
  return { sample, item: { reference, given, wanted } }
})

function field(item: object, key: string): string {
  return String((item as Readonly<Record<string, unknown>>)[key]) // the fixtures have it
}

const rouge = (kind: string) =>
  `from rouge_score import rouge_scorer\nscorer = rouge_scorer.RougeScorer(['${kind}'])\ndef grade(sample, item):\n    return scorer.score(item['reference'], sample['output_text'])['${kind}'].fmeasure\n`
const fuzz = (name: string) =>
  `from rapidfuzz import fuzz\ndef grade(sample, item):\n    return fuzz.${name}(sample['output_text'], item['reference']) / 100\n`
/** Its tokens are ours: which tokenizer a service puts before it is not its business. */
const nltkGleu =
  "from nltk.translate.gleu_score import sentence_gleu\ndef grade(sample, item):\n    return sentence_gleu([item['wanted']], item['given'])\n"

const comparisons = [
  ['rapidfuzz fuzz.ratio', 'rapidfuzz', fuzz('ratio'), fuzzyMatch],
  ['rapidfuzz fuzz.WRatio', 'rapidfuzz', fuzz('WRatio'), weightedRatio],
  ['rapidfuzz fuzz.token_set_ratio', 'rapidfuzz', fuzz('token_set_ratio'), tokenSetRatio],
  ['rouge-score rouge1', 'rouge_score', rouge('rouge1'), rouge1],
  ['rouge-score rougeL', 'rouge_score', rouge('rougeL'), rougeL],
  ['nltk sentence_gleu', 'nltk', nltkGleu, gleu],
] as const

/** The packages that this machine's Python has. */
async function present(): Promise<ReadonlySet<string>> {
  if (system === undefined) return new Set()
  const names = [...new Set(comparisons.map(([, name]) => name))]
  const found = names.map(async (name) => {
    const source = `import ${name}\ndef grade(sample, item):\n    return 1\n`
    const { ok } = await compile(python({ source }), { python: system })('', {})
    return ok ? [name] : []
  })
  return new Set((await Promise.all(found)).flat())
}

const packages = await present()
const titled = comparisons.map(
  ([what, name, source, metric]) =>
    [`${what}${packages.has(name) ? '' : ` (left out: ${name} is not installed here)`}`, name, source, metric] as const,
)

test.each(titled)('%s inside Python gives what our metric gives', async (_, name, source, metric) => {
  if (system === undefined || !packages.has(name)) return
  const grade = compile(python({ source }), { python: system })
  const given = await Promise.all(pairs.map(({ sample, item }) => grade(sample, item)))
  const far = pairs.filter(({ sample, item }, index) => {
    const result = given[index]
    return !(result?.ok === true && Math.abs(result.score - metric(sample, item.reference)) <= 1e-9)
  })
  expect(pairs.length).toBeGreaterThan(100)
  expect(far).toEqual([])
})
