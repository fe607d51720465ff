import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { embeddedPython } from '../../../src/adapters/python-embedded/embedded-python.ts'
import { systemPython } from '../../../src/adapters/python/system-python.ts'
import type { PythonRunner } from '../../../src/core/ports.ts'
import { readSample } from '../../../src/core/sample.ts'
import { compile } from '../../../src/graders/compile.ts'
import { python } from '../../../src/graders/python/python.ts'
import { sampleArgument } from '../../../src/graders/python/sample-argument.ts'
import { askPython, pythonVersion } from './cpython.ts'
import { allRows } from './rows.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures')
const embedded = await embeddedPython({ workers: 1 })
const system = pythonVersion === undefined ? undefined : await systemPython({ workers: 1 })
afterAll(() => Promise.all([embedded.close(), system?.close()]))

/** The Python sources of every fixture, by name: published shapes in texts of our own. Spec: section 7. */
const sources = new Map<string, string>([
  ...readdirSync(join(fixtures, 'graders/python')).map(
    (file) => [file, readFileSync(join(fixtures, 'graders/python', file), 'utf8')] as const,
  ),
  ...readdirSync(join(fixtures, 'graders/valid'))
    .filter((file) => /^(python-.*|multi-of-two-python)\.json$/u.test(file) && !file.includes('.expected.'))
    .flatMap((file) => sourcesIn(JSON.parse(readFileSync(join(fixtures, 'graders/valid', file), 'utf8')), file)),
])

function sourcesIn(value: unknown, name: string): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' && typeof inner === 'string' ? [[name, inner] as const] : sourcesIn(inner, `${name} ${key}`),
  )
}

const rows = allRows()

/** What plain CPython says of every row: a number, or why there is none; nothing of ours is in between. */
const plain = `
import contextlib, io, json, math, sys, types
source, calls = json.load(sys.stdin)
module = types.ModuleType('grader')
sys.modules['grader'] = module
def outcome(sample, item):
    try:
        value = module.grade(sample, item)
    except BaseException as error:
        return type(error).__name__
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return 'no number'
    try:
        return float(value) if math.isfinite(value) else 'no number'
    except OverflowError:
        return 'no number'
with contextlib.redirect_stdout(io.StringIO()):
    try:
        exec(compile(source, 'grader.py', 'exec', dont_inherit=True), module.__dict__)
        outcomes = [outcome(sample, item) for sample, item in calls]
    except ImportError:
        outcomes = None
print(json.dumps(outcomes))
`

/** The same of a runtime of ours. */
async function outcomes(source: string, runner: PythonRunner): Promise<(number | string)[]> {
  const grade = compile(python({ name: 'p', source }), { python: runner })
  const results = await Promise.all(rows.map(({ sample, item }) => grade(sample, item)))
  return results.map((result) => {
    if (result.ok) return result.score
    expect(result.failure.code).toBe('python_grader_runtime')
    return /^grade\(\) raised (?:\w+\.)*(\w+)/u.exec(result.failure.message)?.[1] ?? 'no number'
  })
}

const calls = rows.map(({ sample, item }) => {
  const read = readSample(sample)
  if (typeof read === 'string') throw new Error(read)
  return [sampleArgument(read), item]
})

test('there are sources of every published shape, and rows of every task', () => {
  expect(sources.size).toBeGreaterThanOrEqual(15)
  expect(rows.length).toBeGreaterThan(500)
})

const needsPackage = /^(?:from|import) (?:pydantic|rapidfuzz)/mu
const withPackages = [...sources].filter(([, source]) => needsPackage.test(source))
const portable = [...sources].filter(([, source]) => !needsPackage.test(source))
const besides =
  system === undefined
    ? ', the Python of this machine left out: there is none'
    : `, Python ${pythonVersion} bare and sandboxed`

test.each(portable)(`%s gives the same for every row in the embedded runtime${besides}`, async (_, source) => {
  const given = await outcomes(source, embedded)
  expect(given.length).toBe(rows.length)
  if (system === undefined) return
  expect(given).toEqual(askPython(plain, [source, calls]))
  expect(await outcomes(source, system)).toEqual(given)
})

test.each(withPackages)(`%s: the embedded runtime says that its package is not there${besides}`, async (_, source) => {
  expect(new Set(await outcomes(source, embedded))).toEqual(new Set(['ModuleNotFoundError']))
  if (system === undefined) return
  const bare = askPython(plain, [source, calls])
  const given = await outcomes(source, system)
  // Where the package is not installed, that is all that both say.
  if (bare === null) expect(new Set(given)).toEqual(new Set(['ModuleNotFoundError']))
  else expect(given).toEqual(bare)
})
