import { expect, test } from 'vitest'
import { validate } from '../../../src/graders/validate.ts'

/** The codes, texts and places of the issues of a source whose `grade` holds these lines. */
function issuesOf(source: string) {
  return validate({ type: 'python', name: 'p', source }).issues.map(({ code, severity, message, hint, span }) => ({
    code,
    severity,
    message,
    hint,
    place: span === undefined ? undefined : source.slice(span.start, span.end),
  }))
}

const grade = (...lines: readonly string[]) =>
  `def grade(sample, item):\n${lines.map((line) => `    ${line}\n`).join('')}    return 1.0\n`

const unlikeRun = 'so the same answer can get two scores.'
const noModel = 'Hosted graders have no model: use a score_model or text_similarity grader beside this one.'
const setOrder = 'texts in a set come in another order in another process.'
const noFiles = 'A hosted grader has none of your files: put tables into the rows or into the source.'
const noNetwork = 'Hosted graders have no network: put what you would fetch into the rows.'
const risk = 'on something that the source does not hold: an answer could run code and set its own score.'
const looksLikeScore = 'a fault of the grader or of the row would look like a score.'
const parseInstead = 'Use float(), json.loads() or ast.literal_eval(), or walk the tree of ast.parse().'
const letThrough =
  'Let the exception through, and the answer counts as not graded; catch only what a wrong answer raises.'
const lacks = (module: string) =>
  `Line 1 imports ${module}, which is neither in the standard library nor on the list of the hosted image.`

test.each([
  ['import Levenshtein\n', 'not_portable', lacks('Levenshtein'), 'Use rapidfuzz, which the image has.', 'Levenshtein'],
  ['from transformers.models import x\n', 'not_portable', lacks('transformers'), noModel, 'transformers.models'],
  ['import numpi\n', 'not_portable', lacks('numpi'), 'Did you mean numpy?', 'numpi'],
  ['x = __import__("requests")\n', 'not_portable', lacks('requests'), noNetwork, '__import__("requests")'],
  [
    'from urllib import request\n',
    'not_portable',
    'Line 1 imports urllib.request.',
    noNetwork,
    'from urllib import request',
  ],
  ['import socket as s\n', 'not_portable', 'Line 1 imports socket.', noNetwork, 'import socket as s'],
])('before grade, %j is told', (source, code, message, hint, place) => {
  expect(issuesOf(source + grade())).toEqual([{ code, severity: 'warning', message, hint, place }])
})

test.each([
  [['open("key.json")'], 'not_portable', 'Line 2 calls open(), which uses files.', noFiles, 'open("key.json")'],
  [
    ['import pathlib', 'pathlib.Path("a").read_text()'],
    'not_portable',
    'Line 3 calls read_text(), which uses files.',
    noFiles,
    'pathlib.Path("a").read_text()',
  ],
  [
    ['import subprocess as sp', 'sp.run(["ls"])'],
    'not_portable',
    'Line 3 calls subprocess.run(), which starts or ends processes.',
    'Grade within this one process; a sandbox may refuse others.',
    'sp.run(["ls"])',
  ],
  [
    ['import random', 'random.shuffle(item["a"])'],
    'not_deterministic',
    `Line 3 calls random.shuffle() without a seed, ${unlikeRun}`,
    'Call random.seed(0) at the start of grade().',
    'random.shuffle(item["a"])',
  ],
  [
    ['from numpy import random as r', 'r.rand(3)'],
    'not_deterministic',
    `Line 3 calls numpy.random.rand() without a seed, ${unlikeRun}`,
    'Call numpy.random.seed(0) at the start of grade().',
    'r.rand(3)',
  ],
  [
    ['import numpy as np', 'rng = np.random.default_rng()'],
    'not_deterministic',
    `Line 3 makes numpy.random.default_rng() without a seed, ${unlikeRun}`,
    'Write numpy.random.default_rng(0).',
    'np.random.default_rng()',
  ],
  [
    ['from datetime import datetime as d', 'd.now()'],
    'not_deterministic',
    `Line 3 calls datetime.datetime.now(), ${unlikeRun}`,
    'Put the time that counts into the row.',
    'd.now()',
  ],
  [
    ['import uuid', 'uuid.uuid4()'],
    'not_deterministic',
    `Line 3 calls uuid.uuid4(), ${unlikeRun}`,
    'Use values of the row instead.',
    'uuid.uuid4()',
  ],
  [
    ['x = hash(sample["output_text"])'],
    'not_deterministic',
    'Line 2 calls hash(), which differs from process to process for text.',
    'Use hashlib, or zlib.crc32() of the bytes.',
    'hash(sample["output_text"])',
  ],
  [
    ['words = set(sample["output_text"].split())', 'first = list(words)[0]'],
    'not_deterministic',
    `Line 3 gives list() the order of a set, and ${setOrder}`,
    'Sort it first: sorted(…).',
    'list(words)',
  ],
  [
    ['" ".join({w for w in item["a"]} | {"b"})'],
    'not_deterministic',
    `Line 2 gives join() the order of a set, and ${setOrder}`,
    'Sort it first: sorted(…).',
    '" ".join({w for w in item["a"]} | {"b"})',
  ],
  [
    ['for w in set(item["a"]):', '    if w in sample["output_text"]: return 0.5'],
    'not_deterministic',
    `Line 2 goes through a set in a loop whose order matters, and ${setOrder}`,
    'Sort it first: sorted(…).',
    'set(item["a"])',
  ],
  [
    ['x = eval(sample["output_text"], {})'],
    'unsafe_code',
    `Line 2 calls eval() ${risk}`,
    parseInstead,
    'eval(sample["output_text"], {})',
  ],
  [
    ['import sympy as sp', 'sp.sympify(sample["output_text"])'],
    'unsafe_code',
    `Line 3 calls sympy.sympify(), which runs its text as code, ${risk}`,
    'Refuse letters and underscores that no formula of yours has before sympy sees the text.',
    'sp.sympify(sample["output_text"])',
  ],
  [
    ['try:', '    x = item["a"]', 'except Exception as e:', '    print(e)', '    return 0.0'],
    'hidden_failure',
    `Line 6 answers Exception with 0.0: ${looksLikeScore}`,
    letThrough,
    'return 0.0',
  ],
  [
    ['try: x = 1', 'except: return -1'],
    'hidden_failure',
    `Line 3 answers any exception with -1: ${looksLikeScore}`,
    letThrough,
    'return -1',
  ],
])('in grade, %j is told', (lines, code, message, hint, place) => {
  expect(issuesOf(grade(...lines))).toEqual([{ code, severity: 'warning', message, hint, place }])
})

test('a seed for all samples at once is told, and one inside of grade is enough', () => {
  expect(issuesOf(`import random\nrandom.seed(3)\n${grade('random.random()')}`).map(({ message }) => message)).toEqual([
    'Line 4 calls random.random(), seeded once for all samples, so a score depends on the answers before it.',
  ])
  expect(issuesOf(`import random\n${grade('random.seed(3)', 'random.random()')}`)).toEqual([])
})

test.each([
  ['try:\n    import torch\nexcept ImportError:\n    torch = None\n', []],
  ['from . import tables\nimport numpy, sklearn.metrics, yaml, json, _thread\n', []],
  ['', ['import random', 'r = random.Random(item["seed"])', 'r.random()']],
  ['', ['import time', 'time.perf_counter()', 'time.strftime("%Y", item["t"])']],
  ['', ['x = sorted(set(item["a"]))', 'y = len(list({1, 2}))', 'z = sum(w in x for w in set(x))']],
  ['', ['n = 0', 'for w in set(item["a"]):', '    n += 1']],
  ['', ['x = eval("1 + 1")', 'import ast', 'ast.literal_eval(sample["output_text"])']],
  ['def number(text):\n    try:\n        return float(text)\n    except ValueError:\n        return 0.0\n', []],
  ['', ['try:', '    x = 1', 'except Exception:', '    raise ValueError("row")']],
  ['def open(x): return x\n', ['open("a")']],
  ['def hash(x): return 1\n', ['hash(1)', 'time = item["a"]', 'time.time()']],
])('before grade %j and in it %j are fine', (before, lines) => {
  expect(issuesOf(before + grade(...lines))).toEqual([])
})

test('the same is told once, and no more than twenty of a check', () => {
  const line = 'x = eval(sample["output_text"]); y = eval(x)'
  expect(issuesOf(grade(line)).map(({ message }) => message)).toEqual([`Line 2 calls eval() ${risk}`])
  const imports = Array.from({ length: 50 }, (_, index) => `import nowhere${index}\n`).join('')
  expect(issuesOf(imports + grade())).toHaveLength(20)
})

test('what only a later Python takes is a warning, with the place, beside the other checks', () => {
  expect(issuesOf(grade('x = f"{item["a"]}"', 'hash(x)')).map(({ code, message }) => [code, message])).toEqual([
    [
      'not_portable',
      'Python 3.11 does not take line 2, column 11, which later versions do: a brace of an f-string is never closed.',
    ],
    ['not_deterministic', 'Line 3 calls hash(), which differs from process to process for text.'],
  ])
})
