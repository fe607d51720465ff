import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type EmbeddedPython, embeddedPython } from '../../../src/adapters/python-embedded/embedded-python.ts'
import { compile } from '../../../src/graders/compile.ts'
import { python } from '../../../src/graders/python/python.ts'

const runner = await embeddedPython({ workers: 1, limits: { memory: 300_000_000, seconds: 60 } })
const hurried = await embeddedPython({ workers: 1, limits: { seconds: 3 } })
const talkative = await embeddedPython({ workers: 1, keepPrints: true })
afterAll(() => Promise.all([runner, hurried, talkative].map((one) => one.close())))

const source = (...lines: readonly string[]) =>
  `def grade(sample, item):\n${lines.map((line) => `    ${line}\n`).join('')}`
const call = (text: string, item: object = {}, port: EmbeddedPython = runner) =>
  compile(python({ name: 'p', source: text }), { python: port })({ output_text: 'answer' }, item)

/** What a result says, without the place in the source and without what is beside it. */
async function said(text: string, port = runner): Promise<string> {
  const result = await call(text, {}, port)
  return result.ok ? `score ${result.score}` : `${result.failure.code}: ${result.failure.message}`
}

test('a grader gives its score, and the result says how far it was kept apart', async () => {
  const result = await call(source('return len(sample["output_text"]) / item["most"]'), { most: 12 })
  expect(result).toEqual({
    ok: true,
    score: 0.5,
    detail: { isolation: expect.stringMatching(/^permissions(, open network)?$/u) },
  })
})

test('module globals live on, and many calls at once come back in order', async () => {
  const counting = 'n = 0\ndef grade(sample, item):\n    global n\n    n += 1\n    return item["x"]\n'
  const results = await Promise.all(Array.from({ length: 200 }, (_, x) => call(counting, { x })))
  expect(results.map((result) => (result.ok ? result.score : result))).toEqual(Array.from({ length: 200 }, (_, x) => x))
})

test.each([
  ['an exception', source('return item["x"]'), "python_grader_runtime: grade() raised KeyError: 'x' (line 2)"],
  ['a bool', source('return True'), 'python_grader_runtime: grade() must return a number, and it returned True.'],
  ['a NaN', source('return float("nan")'), 'python_grader_runtime: grade() must return a number: it returned nan.'],
  [
    'a package',
    source('import numpy'),
    "python_grader_runtime: grade() raised ModuleNotFoundError: No module named 'numpy'; the embedded runtime has the standard library of Python 3.14 and no packages (line 2)",
  ],
  ['10 GB', source('x = bytearray(2 ** 31 - 1)'), 'python_grader_runtime: grade() raised MemoryError (line 2)'],
  [
    'a list without end',
    source('x = []', 'while True: x.append(bytearray(10 ** 7))'),
    'python_grader_runtime: grade() raised MemoryError (line 3)',
  ],
  [
    'a fork',
    source('import os', 'os.fork()'),
    'python_grader_runtime: grade() raised PermissionError: [Errno 1] the sandbox lets no grader start a process without bubblewrap (line 3)',
  ],
  [
    'the password file',
    source('open("/etc/passwd")'),
    "python_grader_runtime: grade() raised FileNotFoundError: [Errno 44] No such file or directory: '/etc/passwd' (line 2)",
  ],
  [
    'the shell',
    source('import os', 'os.system("ls")'),
    'python_grader_runtime: grade() raised PermissionError: [Errno 1] the sandbox lets no grader start a process without bubblewrap (line 3)',
  ],
  [
    'the host',
    source('import js'),
    "python_grader_runtime: grade() raised ModuleNotFoundError: No module named 'js'; the embedded runtime has the standard library of Python 3.14 and no packages (line 2)",
  ],
  [
    'a signal to its parent',
    source('import os', 'os.kill(os.getppid(), 9)'),
    'python_grader_runtime: grade() raised PermissionError: [Errno 1] the sandbox lets no grader signal process 1 (line 3)',
  ],
  [
    '100 MB of prints',
    source('while True: print("x" * 10 ** 6)'),
    'python_grader_runtime: grade() raised OSError: the grader printed more than 10000000 bytes.',
  ],
  [
    'a closed output',
    source('import sys', 'sys.stdout.close()', 'return 1'),
    'python_grader_runtime: grade() raised ValueError: the grader closed the standard output.',
  ],
  [
    'deep recursion',
    'def grade(sample, item):\n    return grade(sample, item)\n',
    'python_grader_runtime: grade() raised RecursionError: maximum recursion depth exceeded (line 2)',
  ],
  ['an exit', source('raise SystemExit(3)'), 'python_grader_runtime: grade() raised SystemExit: 3 (line 2)'],
])('%s is a failure of that sample, and the next one is graded', async (_, text, expected) => {
  expect(await said(text)).toBe(expected)
  expect(await said(source('return 1'))).toBe('score 1')
})

test.each([
  [
    'a loop that catches everything',
    'def grade(sample, item):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n',
  ],
  [
    'a float that never comes',
    'class A:\n    def __float__(self):\n        while True: pass\ndef grade(sample, item):\n    return A()\n',
  ],
  ['a sleep', source('import time', 'time.sleep(1000)')],
])('%s is ended with its process at the limit, and the next sample is graded', async (_, text) => {
  const mixed = text.replace('def grade(sample, item):\n', 'def grade(sample, item):\n    if item["fine"]: return 1\n')
  const results = await Promise.all([true, false, true].map((fine) => call(mixed, { fine }, hurried)))
  expect(results.map((result) => (result.ok ? result.score : [result.failure.code, result.failure.message]))).toEqual([
    1,
    ['python_grader_server', 'The Python sandbox failed: it took more than 3 s.'],
    1,
  ])
})

/** Code that leaves Python for JavaScript on purpose, past the rails: what stops it is the process around it. */
const escape = (script: string) =>
  source(
    'from _pyodide._importhook import jsfinder',
    `return float(jsfinder.jsproxies["js"].Function.new(${JSON.stringify(script)})())`,
  )

test.each([
  [
    'its parent',
    'return process.kill === undefined && process._kill === undefined && process.binding === undefined ? 1 : 0',
  ],
  ['the environment', 'return Object.keys(process.env).filter((name) => !/^__/.test(name)).length === 0 ? 1 : 0'],
  [
    'files',
    'try { process.permission.has("fs.read", "/etc/passwd"); return process.permission.has("fs.read", "/etc/passwd") || process.permission.has("fs.write", "/tmp/x") ? 0 : 1 } catch { return 0 }',
  ],
  ['processes and threads', 'return process.permission.has("child") || process.permission.has("worker") ? 0 : 1'],
])('a grader that reaches JavaScript does not reach %s', async (_, script) => {
  expect(await said(escape(script))).toBe('score 1')
})

test('a program that waits for the end of the runtime comes to its own end', () => {
  const root = join(import.meta.dirname, '../../..')
  const program = `
    import { embeddedPython } from './dist/node.js'
    const runtime = await embeddedPython({ workers: 1 })
    const reply = await runtime.run({ source: 'def grade(sample, item):\\n    return 1', sample: {}, item: {} })
    await runtime.close()
    console.log(reply.value)
  `
  const args = ['--input-type=module', '--eval', program]
  expect(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })).toBe('1\n')
})
