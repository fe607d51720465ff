// The Python reference implementations themselves.
import { spawnSync } from 'node:child_process'
import { parseRates } from './native.mjs'

const script = `
import sys, time
pairs = [line.rstrip('\\n').split('\\t') for line in open(sys.argv[1], encoding='utf-8')]
def measure(name, prepare):
    try:
        compare = prepare()
        compare(*pairs[0])
    except Exception as error:
        print(f'{name}: {type(error).__name__}', file=sys.stderr, flush=True)
        return
    done, start = 0, time.process_time()
    while time.process_time() - start < 0.3:
        compare(*pairs[done % len(pairs)])
        done += 1
    print(name, done / (time.process_time() - start), flush=True)
def rouge():
    from rouge_score.rouge_scorer import RougeScorer
    scorer = RougeScorer(['rougeL'], use_stemmer=False)
    return lambda candidate, reference: scorer.score(reference, candidate)
def bleu():
    from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu
    smooth = SmoothingFunction().method4
    return lambda candidate, reference: sentence_bleu([reference.split()], candidate.split(), smoothing_function=smooth)
def gleu():
    from nltk.translate.gleu_score import sentence_gleu
    return lambda candidate, reference: sentence_gleu([reference.split()], candidate.split())
def meteor():
    from nltk.translate.meteor_score import meteor_score
    return lambda candidate, reference: meteor_score([reference.split()], candidate.split())
def fuzzy():
    from rapidfuzz import fuzz
    return fuzz.ratio
measure('rougeL', rouge)
measure('bleu', bleu)
measure('gleu', gleu)
measure('meteor', meteor)
measure('fuzzyMatch', fuzzy)
`

/** What the Python references are called; targets of the ratio to them. */
export const references = {
  rougeL: { name: 'rouge_score', goal: 100 },
  bleu: { name: 'nltk', goal: 20 },
  gleu: { name: 'nltk' },
  meteor: { name: 'nltk', goal: 10 },
  fuzzyMatch: { name: 'rapidfuzz' },
}

/** Metric to pairs per second of the Python references (bleu, gleu and meteor without their tokenizer), and who did not run. */
export function runPython({ python, data }, file) {
  const env = { ...process.env, NLTK_DATA: data }
  const { stdout, stderr, error } = spawnSync(python, ['-c', script, file], { encoding: 'utf8', timeout: 120_000, env })
  const rates = parseRates(stdout)
  const absent = Object.entries(references)
    .filter(([metric]) => !rates.has(metric))
    .map(([metric, { name }]) => {
      const why = new RegExp(`^${metric}: (\\w+)`, 'mu').exec(stderr ?? '')?.[1] ?? error?.message ?? 'it did not start'
      return `Python's ${name} for ${metric} (${why})`
    })
  return { rates, absent }
}
