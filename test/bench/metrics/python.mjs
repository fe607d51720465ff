// The Python reference implementations themselves.
import { startTurns } from './turns.mjs'

const script = `
import sys, time
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
makers = {'rougeL': rouge, 'bleu': bleu, 'gleu': gleu, 'meteor': meteor, 'fuzzyMatch': fuzzy}
compares, files = {}, {}
for line in sys.stdin:
    name, path, milliseconds = line.split()
    try:
        compare = compares.get(name) or compares.setdefault(name, makers[name]())
        if path not in files:
            files[path] = [pair.rstrip('\\n').split('\\t') for pair in open(path, encoding='utf-8')]
        pairs = files[path]
        compare(*pairs[0])
    except Exception as error:
        print(type(error).__name__, flush=True)
        continue
    done, start = 0, time.process_time()
    while time.process_time() - start < float(milliseconds) / 1000:
        compare(*pairs[done % len(pairs)])
        done += 1
    print(done / (time.process_time() - start), flush=True)
`

/** What the Python references are called; targets of the ratio to them. */
export const references = {
  rougeL: { name: 'rouge_score', goal: 100 },
  bleu: { name: 'nltk', goal: 20 },
  gleu: { name: 'nltk' },
  meteor: { name: 'nltk', goal: 10 },
  fuzzyMatch: { name: 'rapidfuzz' },
}

/** They take turns; bleu, gleu and meteor are without their tokenizer. */
export function startPython({ python, data }) {
  return startTurns(python, ['-c', script], { ...process.env, NLTK_DATA: data })
}
