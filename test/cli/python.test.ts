import { expect, test } from 'vitest'
import '../../src/cli/commands/python.ts'
import { graderOf, withPython } from '../adapters/python/python-here.ts'
import { folder, lines, read, run } from './fake-io.ts'

const printing = {
  type: 'python',
  name: 'p',
  source: graderOf('print("saw", sample["output_text"])\nreturn item["n"]'),
}
const rows = lines({ item: { n: 0.5 }, samples: ['a', 'b'] }, { item: { n: 'x' }, sample: 'c\u001b[31m' })

test('graderkit python shows both of its commands', async () => {
  const { code, out, err } = await run(['python', '--help'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.match(/^Usage: .*$/gmu)).toEqual([
    'Usage: graderkit python setup [options]',
    'Usage: graderkit python doctor [options] [grader] [rows...]',
  ])
  expect(await run(['python'])).toEqual({ code, out, err })
})

test.each([
  [['python', 'docter'], 'graderkit python cannot "docter". Did you mean "doctor"?\n'],
  [['python', 'sing'], 'graderkit python cannot "sing". There are setup and doctor.\n'],
  [
    ['python', 'doctor', 'grader.json'],
    'To look at a grader, the doctor needs rows: graderkit python doctor <grader> <rows…>.\n',
  ],
  [
    ['python', 'doctor', '--python', 'no-such-python'],
    'No Python could be started (no-such-python: not found). Install Python 3.9 or newer, name one with --python <path>, or take --python embedded.\n',
  ],
])('graderkit %j is told what is wrong', async (args, err) => {
  expect(await run(args)).toEqual({ code: 2, out: '', err })
})

test('the doctor of Python refuses a grader that also asks a model', async () => {
  const judge = { type: 'score_model', name: 'j', model: 'o3', input: [{ role: 'user', content: 'x' }] }
  const path = folder({ 'g.json': judge, 'rows.jsonl': rows })
  expect(await run(['python', 'doctor', `${path}/g.json`, `${path}/rows.jsonl`])).toEqual({
    code: 2,
    out: '',
    err: 'This grader also needs the port model, whose answers are not steady; name its Python part.\n',
  })
})

withPython('Python graders from the command line', (isolation) => {
  test('score runs Python graders and says how far they were kept apart', async () => {
    const path = folder({ 'g.json': printing, 'rows.jsonl': rows })
    const { code, out, err } = await run(['score', `${path}/g.json`, `${path}/rows.jsonl`])
    expect(code).toBe(0)
    expect(read(out)).toEqual([
      { id: null, row: 1, sample: 0, ok: true, score: 0.5 },
      { id: null, row: 1, sample: 1, ok: true, score: 0.5 },
      {
        id: null,
        row: 2,
        sample: 0,
        ok: false,
        failure: {
          code: 'python_grader_runtime',
          message: 'grade() must return a number, and it returned the text "x".',
        },
      },
    ])
    expect(err.trimEnd().split('\n').at(-1)).toMatch(
      new RegExp(`^Graded by Python 3\\.\\d+\\.\\d+ \\(.+\\); isolation: ${isolation}\\.$`, 'u'),
    )
  })

  test('--show-prints shows what graders print, made safe for a terminal', async () => {
    const path = folder({ 'g.json': printing, 'rows.jsonl': rows })
    const shown = ['score', `${path}/g.json`, `${path}/rows.jsonl`, '--show-prints', '--concurrency', '1']
    const { err } = await run(shown)
    expect(
      err
        .split('\n')
        .slice(-6, -2)
        .map((line) => line.trimEnd())
        .toSorted(),
    ).toEqual(['  saw a', '  saw b', '  saw c·[31m', 'The grader printed:'])
    expect((await run(shown.filter((word) => word !== '--show-prints'))).err).not.toContain('saw')
  })

  test('the doctor finds a grader whose scores hang on order and state', async () => {
    const steady = { type: 'python', name: 's', source: graderOf('return item["n"]') }
    const unsteady = {
      type: 'python',
      name: 'u',
      source: `calls = []\n${graderOf('calls.append(1)\nreturn len(calls)')}`,
    }
    const many = lines(...Array.from({ length: 4 }, (_, n) => ({ id: `row-${n}`, item: { n }, sample: 'a' })))
    const path = folder({ 'steady.json': steady, 'unsteady.json': unsteady, 'rows.jsonl': many })
    const [one, other] = await Promise.all(
      ['steady', 'unsteady'].map((name) => run(['python', 'doctor', `${path}/${name}.json`, `${path}/rows.jsonl`])),
    )
    const from = (text = '') => text.slice(text.indexOf('Determinism: '))
    expect(from(one?.out)).toBe(
      'Determinism: 4 answers graded twice, in two processes and two orders, with the same results.\n',
    )
    expect(from(other?.out)).toBe(
      `Determinism: 3 of 4 answers got another result in another process and order.
  row-0, answer 1: 1.000, then 2.000
  row-1, answer 1: 2.000, then 4.000
  row-3, answer 1: 4.000, then 1.000
  Sets have another order in each process, and module globals outlive a call: sort sets, seed random, and keep no state.
`,
    )
    expect(other?.code).toBe(1)
  })

  test('the doctor tells programs the same as people', async () => {
    const { out } = await run(['python', 'doctor', '--json'])
    const found = JSON.parse(out) as Record<string, unknown>
    expect(found).toEqual({
      python: { executable: expect.any(String) as string, version: expect.stringMatching(/^3\.\d+\.\d+$/u) as string },
      isolation,
      strongerFailed: expect.any(Array) as [],
      image: { packages: expect.any(Array) as [], missingCorpora: expect.any(Array) as [] },
    })
  })
})
