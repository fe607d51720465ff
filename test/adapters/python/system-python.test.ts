import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { type SystemPython, systemPython } from '../../../src/adapters/python/system-python.ts'
import type { SampleInput } from '../../../src/core/sample.ts'
import { compile } from '../../../src/graders/compile.ts'
import { python } from '../../../src/graders/python/python.ts'
import { graderOf, openPython, withPython } from './python-here.ts'

test('a machine without Python is told what to do', async () => {
  await expect(systemPython({ python: 'no-such-python' })).rejects.toThrow(
    'No Python could be started (no-such-python: not found). Install Python 3.9 or newer, name one with --python <path>, or take --python embedded.',
  )
})

withPython('local Python', (isolation) => {
  let hosted: SystemPython
  beforeAll(async () => {
    hosted = await openPython({ isolation, workers: 2 })
  })
  const grade = (source: string, sample: SampleInput = 'text', item: object = {}) =>
    compile(python({ source }), { python: hosted })(sample, item)
  const detail = { isolation }
  const runtime = (message: string, more: object = {}) => ({
    ok: false,
    failure: { code: 'python_grader_runtime', message, detail: { ...more, ...detail } },
  })

  test.each([
    ['1.0', 1],
    ['5', 5],
    ['-0.25', -0.25],
    ['1e300', 1e300],
    ['2**60', 2 ** 60],
    ['__import__("decimal").Decimal("0.25")', 0.25],
    ['__import__("fractions").Fraction(1, 4)', 0.25],
    ['type("Score", (float,), {"__repr__": lambda self: "nan"})(0.5)', 0.5],
  ])('grade() that returns %s gives the score %d', async (value, score) => {
    expect(await grade(graderOf(`return ${value}`))).toEqual({ ok: true, score, detail })
  })

  test.each([
    ['True', 'grade() must return a number, and it returned True.', { returned: true }],
    ['None', 'grade() must return a number, and it returned None.', { returned: null }],
    ['"0.5"', 'grade() must return a number, and it returned the text "0.5".', { returned: '0.5' }],
    ['[0.5]', 'grade() must return a number, and it returned a list.', { returned: [0.5] }],
    ['float("nan")', 'grade() must return a number: it returned nan.', {}],
    ['float("inf")', 'grade() must return a number: it returned inf.', {}],
    ['10**400', 'grade() must return a number: it returned an int of 1329 bits, too large for a float.', {}],
    ['{"score": float("nan")}', 'grade() must return a number: it returned a dict.', {}],
    ['object()', 'grade() must return a number: it returned an object.', {}],
    [
      'type("Odd", (), {"__float__": lambda self: "x"})()',
      'grade() must return a number: it returned an Odd, which float() refuses: Odd.__float__ returned non-float (type str).',
      {},
    ],
  ])('grade() that returns %s gives no score', async (value, message, more) => {
    expect(await grade(graderOf(`return ${value}`))).toEqual(runtime(message, more))
  })

  test('a failure shows the lines of the grader, and none of the libraries it calls', async () => {
    const source =
      'import json\n\ndef read(text):\n    return json.loads(text)["score"]\n\ndef grade(sample, item):\n    return read(sample["output_text"])\n'
    const result = await grade(source, '{"scores": 1}')
    const traceback = result.ok ? '' : result.failure.detail
    expect(result).toMatchObject({ ok: false, failure: { message: "grade() raised KeyError: 'score' (line 4)" } })
    expect(traceback).toMatchObject({
      traceback: expect.stringMatching(
        /^line 7, in grade\n {4}return read\(sample\["output_text"\]\)\n(?: +\^+\n)?line 4, in read\n {4}return json\.loads\(text\)\["score"\](?:\n +\^+)?$/u,
      ) as string,
    })
  })

  test('a source that cannot be loaded fails every answer with the place of its fault', async () => {
    const source = 'import not_a_package_of_anyone\n\ndef grade(sample, item):\n    return 1.0\n'
    const message = "grade() raised ModuleNotFoundError: No module named 'not_a_package_of_anyone' (line 1)"
    const failed = runtime(message, { traceback: 'line 1, in <module>\n    import not_a_package_of_anyone' })
    expect(await Promise.all([grade(source), grade(source)])).toEqual([failed, failed])
  })

  test('a row reaches Python as it is, hostile keys, odd text and all', async () => {
    const text = 'é "quoted"\n\u2028 𝄞 \ud800 </script>'
    const item: object = JSON.parse('{"__proto__": [1], "constructor": "", "nested": [null, true, 1.5, "x"]}')
    Object.defineProperty(item, 'expected', { value: JSON.stringify(text), enumerable: true })
    const body = `assert sample["output_text"] == json.loads(item["expected"])
assert list(item) == ["__proto__", "constructor", "nested", "expected"]
assert item["__proto__"] == [1] and item["nested"] == [None, True, 1.5, "x"]
return 1.0`
    expect(await grade(`import json\n${graderOf(body)}`, text, item)).toEqual({ ok: true, score: 1, detail })
  })

  test('only module globals outlive a call', async () => {
    const source = `import sys\ncalls = []\n${graderOf('calls.append(1)\nassert sys.getrecursionlimit() < 5000 and not hasattr(sys.stdout, "mine")\nsys.setrecursionlimit(9000)\nclass Mine:\n    mine = True\n    def write(self, text): pass\nsys.stdout = Mine()\nitem["list"].append(1)\nreturn len(calls) + len(item["list"]) / 10')}`
    const single = await openPython({ isolation, workers: 1 })
    const twice = compile(python({ source }), { python: single })
    const item = { list: [] }
    expect([await twice('', item), await twice('', item), item]).toEqual([
      { ok: true, score: 1.1, detail },
      { ok: true, score: 2.1, detail },
      { list: [] },
    ])
  })

  test('no process runs two graders', async () => {
    const [one, other] = [
      graderOf('import json\njson.mine = 1\nreturn 1.0'),
      graderOf('import json\nreturn float(hasattr(json, "mine"))'),
    ]
    const single = await openPython({ isolation, workers: 1 })
    const both = [one, other].map((source) => compile(python({ source }), { python: single })('', {}))
    expect(await Promise.all(both)).toEqual([
      { ok: true, score: 1, detail },
      { ok: true, score: 0, detail },
    ])
  })

  test('work is spread over the workers, and every answer gets its own result', async () => {
    const source = `import os, time\nME = int.from_bytes(os.urandom(4), "big")\n${graderOf('time.sleep(0.02)\nreturn ME if item["n"] < 0 else item["n"]')}`
    const workers = await Promise.all(Array.from({ length: 20 }, () => grade(source, '', { n: -1 })))
    expect(new Set(workers.map((result) => result.ok && result.score)).size).toBe(2)
    const results = await Promise.all(
      Array.from({ length: 500 }, (_, n) => grade(graderOf('return item["n"]'), '', { n })),
    )
    expect(results).toEqual(results.map((_, score) => ({ ok: true, score, detail })))
  })

  test('an abort rejects at once, and the other answers are graded', async () => {
    const abort = new AbortController()
    const source = graderOf('import time\nif sample["output_text"] == "slow": time.sleep(60)\nreturn 1.0')
    const own = await openPython({ isolation, workers: 2 })
    const run = compile(python({ source }), { python: own })
    const slow = run('slow', {}, { signal: abort.signal })
    const quick = run('quick', {})
    setTimeout(() => abort.abort(new Error('enough')), 50)
    await expect(slow).rejects.toThrow('enough')
    expect(await quick).toEqual({ ok: true, score: 1, detail })
    await expect(run('quick', {}, { signal: abort.signal })).rejects.toThrow('enough')
  })

  test('what a grader prints comes with its result when that is asked for, and never otherwise', async () => {
    const source = graderOf('import sys\nprint("scored", item["n"])\nprint("é", file=sys.stderr)\nreturn 1.0')
    const own = await openPython({ isolation, keepPrints: true, workers: 1 })
    const shown = compile(python({ source }), { python: own })
    expect([await shown('', { n: 1 }), await shown('', { n: 2 }), await grade(source, '', { n: 3 })]).toEqual([
      { ok: true, score: 1, detail: { ...detail, prints: 'scored 1\né\n' } },
      { ok: true, score: 1, detail: { ...detail, prints: 'scored 2\né\n' } },
      { ok: true, score: 1, detail },
    ])
  })

  test('hashes have one order unless another seed is asked for', async () => {
    const source = graderOf('return hash("text") % 1000003')
    const [first, same, other] = await Promise.all(
      [0, 0, 7].map(async (hashSeed) => {
        const own = await openPython({ isolation, hashSeed, workers: 1 })
        return compile(python({ source }), { python: own })('', {})
      }),
    )
    expect(same).toEqual(first)
    expect(other).not.toEqual(first)
  })

  test('a runtime that is closed answers no call with a number', async () => {
    const own = await openPython({ isolation, workers: 1 })
    const slow = compile(python({ source: graderOf('import time\ntime.sleep(60)\nreturn 1.0') }), { python: own })(
      '',
      {},
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    await own.close()
    expect(await slow).toMatchObject({ ok: false, failure: { code: 'python_grader_server' } })
  })

  test('a program that never closes its runtime still ends, and leaves no folder behind', async () => {
    const node = join(import.meta.dirname, '../../../dist/node.js')
    const index = join(import.meta.dirname, '../../../dist/index.js')
    const script = `import { systemPython } from ${JSON.stringify(node)}
import { compile, python } from ${JSON.stringify(index)}
const runtime = await systemPython({ isolation: 'none' })
console.log(JSON.stringify(await compile(python({ source: ${JSON.stringify(graderOf('return 0.5'))} }), { python: runtime })('', {})))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: existsSync('/dev/shm') ? '/dev/shm' : tmpdir() },
    })
    expect(stdout).toBe('{"ok":true,"score":0.5,"detail":{"isolation":"none"}}\n')
    expect(
      existsSync('/dev/shm') ? readdirSync('/dev/shm').filter((name) => name.startsWith('graderkit-python')) : [],
    ).toEqual([])
  })
})
