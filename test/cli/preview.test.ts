import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { check, folder, lines, row, run, type World } from './fake-io.ts'

/** The share of the answer, a JSON object, that is right: its "a" and its "b" against those of the row. */
const grader = {
  type: 'multi',
  name: 'share',
  graders: {
    a: { ...check, input: '{{ sample.output_json.a }}', reference: '{{ item.a }}' },
    b: { ...check, input: '{{ sample.output_json.b }}', reference: '{{ item.b }}' },
  },
  calculate_output: '0.75 * a + 0.25 * b',
}
const item = { a: 'x', b: 'y' }
const answers = {
  all: '{"a": "x", "b": "y"}',
  a: '{"a": "x", "b": "n"}',
  b: '{"a": "n", "b": "y"}',
  none: '{"a": "n", "b": "n"}',
  bad: 'No JSON.',
}
const rows = lines(
  { id: 'one', item, samples: [answers.a, answers.all, answers.bad], expert_scores: [1, 1, 0] },
  { id: 'two', item, samples: [answers.none, answers.b, answers.none], expert_scores: [0, 0.5, 1] },
)

async function preview(text: string, options: readonly string[] = [], world?: World) {
  const path = folder({ 'g.json': grader, 'rows.jsonl': text })
  const { code, out, err } = await run(['preview', `${path}/g.json`, `${path}/rows.jsonl`, ...options], world)
  return { code, out, err: err.replaceAll(path, '.') }
}

/** The names of the answers in the lists of a preview, by the lists' titles. */
function listed(out: string): Record<string, string[]> {
  const lists: Record<string, string[]> = {}
  let title = ''
  for (const line of out.split('\n')) {
    const name = /^ {2}(?:-?\d|not graded).*? {2}(\w+, answer \d)$/u.exec(line)?.[1]
    if (/^[A-Z][^.:]*$/u.test(line)) title = line
    if (name !== undefined) lists[title] = [...(lists[title] ?? []), name]
  }
  return lists
}

test('the numbers, the parts, the histogram, the prompts and the answers worth a look are shown', async () => {
  const { code, out, err } = await preview(rows, ['--limit', '1'])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatchInlineSnapshot(`
    "share (multi): 6 answers to 2 prompts: 5 graded, 1 could not be graded.

      mean     0.400  95 % interval 0.000 to 1.000, prompts as clusters
      scores   0.000 to 1.000
      spread   0.121  within 2 prompts; no prompt has all its answers tied
      experts  50 %   of 3 pairs of answers in the same order as the grader, 0.300
                      apart on average

    Could not be graded
      invalid_variable  1

    Parts
      part     mean                          graded  failed
      a       0.400  ▕████████            ▏       5       1
      b       0.400  ▕████████            ▏       5       1

    Scores
      0.0 ▕██████████████████████████████████████████████████ 2
      0.1 ▕
      0.2 ▕█████████████████████████ 1
      0.3 ▕
      0.4 ▕
      0.5 ▕
      0.6 ▕
      0.7 ▕█████████████████████████ 1
      0.8 ▕
      0.9 ▕█████████████████████████ 1

    Prompts
            0                                                     1  spread
      one  ▕                                         •            •▏ 0.125, 1 failed
      two  ▕2             •                                        ▏ 0.118

    Best
      1.000, expert 1.000  one, answer 2
        answer     {"a": "x", "b": "y"}
        parts      a 1.000, b 1.000

    Worst
      0.000, expert 0.000  two, answer 1
        answer     {"a": "n", "b": "n"}
        parts      a 0.000, b 0.000

    Furthest from the expert
      0.000, expert 1.000  two, answer 3
        answer     {"a": "n", "b": "n"}
        parts      a 0.000, b 0.000

    Not graded (the first of them)
      not graded (invalid_variable), expert 0.000  one, answer 3
        answer     No JSON.
        why        a: {{ sample.output_json.a }} does not exist: the sample's output
                   text is not JSON.

    --explain two.1 shows where a score comes from.
    "
  `)
})

describe('the lists', () => {
  test('have three answers each unless said otherwise, best and worst first, equal ones in order', async () => {
    expect(listed((await preview(rows)).out)).toEqual({
      Best: ['one, answer 2', 'one, answer 1', 'two, answer 2'],
      Worst: ['two, answer 1', 'two, answer 3', 'two, answer 2'],
      'Furthest from the expert': ['two, answer 3', 'one, answer 1', 'two, answer 2'],
      'Not graded (the first of them)': ['one, answer 3'],
    })
  })

  test.each<[options: string[], lists: Record<string, string[]>]>([
    [['--failures'], { 'Not graded': ['one, answer 3'] }],
    [['--sort', 'best', '--limit', '2'], { Best: ['one, answer 2', 'one, answer 1'] }],
    [['--sort', 'worst', '--limit', '2'], { Worst: ['two, answer 1', 'two, answer 3'] }],
    [
      ['--sort', 'row', '--limit', '4'],
      { 'In order': ['one, answer 1', 'one, answer 2', 'one, answer 3', 'two, answer 1'] },
    ],
    [['--sort', 'expert', '--limit', '2'], { 'Furthest from the expert': ['two, answer 3', 'one, answer 1'] }],
    [['--limit', '0'], {}],
    [
      ['--limit', '100'],
      {
        Best: ['one, answer 2', 'one, answer 1', 'two, answer 2', 'two, answer 1', 'two, answer 3'],
        Worst: ['two, answer 1', 'two, answer 3', 'two, answer 2', 'one, answer 1', 'one, answer 2'],
        'Furthest from the expert': ['two, answer 3', 'one, answer 1', 'two, answer 2'],
        'Not graded (the first of them)': ['one, answer 3'],
      },
    ],
  ])('of %j', async (options, lists) => {
    expect(listed((await preview(rows, options)).out)).toEqual(lists)
  })
})

test('with --json the summary and the lists come as JSON', async () => {
  const { code, out, err } = await preview(
    lines({ id: 'one', item, sample: answers.a, expert_score: 1 }, { item, sample: 'x' }),
    ['--json'],
  )
  const entry = {
    id: 'one',
    row: 1,
    sample: 0,
    input: answers.a,
    result: {
      ok: true,
      score: 0.75,
      parts: {
        a: { ok: true, score: 1, detail: { input: 'x', reference: 'x', operation: 'eq' } },
        b: { ok: true, score: 0, detail: { input: 'n', reference: 'y', operation: 'eq' } },
      },
    },
    expertScore: 1,
  }
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({
    grader: 'share',
    summary: { rows: 2, samples: 2, graded: 1, failed: { invalid_variable: 1 }, score: { mean: 0.75 } },
    unreadRows: 0,
    prompts: [],
    best: [entry],
    worst: [entry],
    expert: [entry],
    failed: [{ id: null, row: 2, sample: 0, input: 'x', result: { ok: false, failure: { code: 'invalid_variable' } } }],
  })
})

test('lines that are no rows are told, and counted in the preview', async () => {
  const { code, out, err } = await preview(`x\n${rows}`, ['--limit', '0'])
  expect([code, err]).toEqual([
    1,
    './rows.jsonl:1: The line is not JSON at column 1: a value must stand here, not "x".\n',
  ])
  expect(out.split('\n')[1]).toBe('1 line could not be read.')
  expect(JSON.parse((await preview(`x\n${rows}`, ['--json'])).out)).toMatchObject({ unreadRows: 1 })
})

test('without any row there is nothing to show', async () => {
  expect(await preview('\n')).toEqual({ code: 1, out: '', err: 'No answer was graded: the input has no rows.\n' })
  expect(await preview('x\n')).toEqual({
    code: 1,
    out: '',
    err: './rows.jsonl:1: The line is not JSON at column 1: a value must stand here, not "x".\nNo answer was graded: 1 line could not be read.\n',
  })
})

test('answers too deep to be written are shown as such, also in JSON', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const text = `{"item": {"r": "x"}, "sample": {"output_json": ${deep}}}\n${lines(row('x', 'x'))}`
  const { code, out } = await preview(text)
  expect(code).toBe(0)
  expect(out).toContain('    answer     (too deep to be shown)\n')
  expect(JSON.parse((await preview(text, ['--json', '--failures'])).out)).toMatchObject({
    failed: [
      { row: 1, input: null, result: { ok: false, failure: { code: 'sample_parse' } } },
      { row: 2, input: 'x' },
    ],
  })
})

test('long answers are cut to the width of the terminal', async () => {
  const text = lines({ item, sample: JSON.stringify({ a: 'x'.repeat(500), b: '日'.repeat(500) }) })
  const { out } = await preview(text, [], { columns: 60 })
  expect(out.split('\n').filter((line) => displayWidth(line) > 60)).toEqual([])
})

test('nothing in names and answers is obeyed by the terminal', async () => {
  const path = folder({
    'g.json': { ...check, name: 'n\u001b[2J' },
    'r.jsonl': lines({ id: '\u001b[2J', ...row('x', '\u001b]0;t\u0007') }),
  })
  const { out } = await run(['preview', `${path}/g.json`, `${path}/r.jsonl`])
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(out.startsWith('n·[2J (string_check): 1 answer to 1 prompt: all graded.\n')).toBe(true)
})

test('an interruption shows what was graded by then and ends with exit code 130', async () => {
  const controller = new AbortController()
  const path = folder({ 'g.json': grader })
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(rows)
    controller.abort()
    yield new TextEncoder().encode(rows)
  }
  const { code, out, err } = await run(['preview', `${path}/g.json`, '-'], { stdin, signal: controller.signal })
  expect([code, out.split('\n')[0], err]).toEqual([
    130,
    'share (multi): 6 answers to 2 prompts: 5 graded, 1 could not be graded.',
    'Interrupted; only what was graded by then is shown.\n',
  ])
})

test('of many prompts those with the least spread are drawn, ties first', async () => {
  const many = lines(
    { id: 'wide', item, samples: [answers.none, answers.all] },
    ...Array.from({ length: 30 }, (_, index) => ({ id: `tied ${index}`, item, samples: [answers.a, answers.a] })),
  )
  const { out } = await preview(many, ['--prompts', '2', '--limit', '0'])
  expect(out.split('\n').slice(-6)).toMatchInlineSnapshot(`
    [
      "",
      "Prompts with the least spread (2 of 31)",
      "           0                                                         1  spread",
      "  tied 0  ▕                                            2              ▏ all tied",
      "  tied 1  ▕                                            2              ▏ all tied",
      "",
    ]
  `)
  const { prompts } = JSON.parse((await preview(many, ['--json', '--prompts', '40'])).out) as { prompts: unknown[] }
  expect([prompts.length, prompts[0]]).toEqual([31, { id: 'wide', row: 1, scores: [0, 1], failed: 0, deviation: 0.5 }])
  expect((await preview(many, ['--prompts', '0', '--limit', '0'])).out).not.toContain('Prompts')
})

test('without colour asked for there is none, and with it the text is the same', async () => {
  const bare = (await preview(rows)).out
  const { out } = await preview(rows, [], { colour: true })
  expect(bare).not.toContain('\u001b')
  expect(out).toContain('\u001b[')
  expect(stripVTControlCharacters(out)).toBe(bare)
})

describe('--explain', () => {
  test('shows the answer, what each part adds, and what the score would be if a part were otherwise', async () => {
    const { code, out, err } = await preview(rows, ['--explain', 'two.2'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatchInlineSnapshot(`
      "0.250, expert 0.500  two, answer 2

      Answer
        {"a": "n", "b": "y"}

      Where the score comes from
        part     score     adds   0                                      1
        a        0.000    0.000  ▕                                        ▏
        b        1.000   +0.250  ▕██████████                              ▏
        score             0.250  ▕██████████                              ▏

      a  0.000  string_check
        if a were 1: 1.000
        input      n
        reference  x
        operation  eq

      b  1.000  string_check
        if b were 0: 0.000
        input      y
        reference  y
        operation  eq

      Answer 2 of 3; --explain two.3 shows another.
      "
    `)
  })

  test('of an answer that was not graded says why, and what each part came to', async () => {
    expect((await preview(rows, ['--explain', 'one.3'])).out).toMatchInlineSnapshot(`
      "not graded (invalid_variable), expert 0.000  one, answer 3
      a: {{ sample.output_json.a }} does not exist: the sample's output text is not
      JSON.

      Answer
        No JSON.

      a  not graded (invalid_variable)  string_check
        {{ sample.output_json.a }} does not exist: the sample's output text is not
        JSON.
        no score of a alone would give one

      b  not graded (invalid_variable)  string_check
        {{ sample.output_json.b }} does not exist: the sample's output text is not
        JSON.
        no score of b alone would give one

      Answer 3 of 3; --explain one.1 shows another.
      "
    `)
  })

  test('grades no answer but the one that is asked for', async () => {
    const path = folder({
      'g.mjs': `import { writeFileSync } from 'node:fs'
const seen = []
export default { kind: { type: 'function', summary: 'x', needs: () => [], check: () => [], range: () => ({ low: 0, high: 1 }),
  compile: () => ({ sample }) => { seen.push(sample.output_text); writeFileSync(new URL('seen', import.meta.url), seen.join()); return { ok: true, score: 1 } } }, spec: { type: 'function', name: 'f' } }`,
      'rows.jsonl': lines(row('x', 'first'), { item: {}, samples: ['second', 'third'] }),
    })
    const { code } = await run(['preview', `${path}/g.mjs`, `${path}/rows.jsonl`, '--explain', '2.2'])
    expect([code, readFileSync(`${path}/seen`, 'utf8')]).toEqual([0, 'third'])
  })

  test.each([
    ['two', 'two, answer 1'],
    ['two.3', 'two, answer 3'],
    ['2.3', 'two, answer 3'],
    ['1', 'one, answer 1'],
    ['4', '4, answer 1'],
    ['4.2', '4.2, answer 1'],
    ['4.2.2', '4.2, answer 2'],
    ['3.1', '4, answer 1'],
  ])('finds %s by id before line, and the answer after the last point', async (name, found) => {
    const ids = lines({ id: 4, item, sample: answers.all }, { id: 4.2, item, samples: [answers.all, answers.all] })
    const { code, out } = await preview(`${rows}${ids}`, ['--explain', name])
    expect([code, out.split('\n')[0]?.replace(/^.*? {2}/u, '')]).toEqual([0, found])
  })

  test.each([
    ['tow', 'The input has no row "tow". Did you mean "two"?'],
    ['tow.2', 'The input has no row "tow.2". Did you mean "two"?'],
    ['99', 'The input has no row "99". Name a row by its id or its line, as in --explain 3.2.'],
    ['two.4', 'Row "two" has 3 answers, and no answer 4.'],
  ])('of %s says what is there', async (name, said) => {
    expect(await preview(rows, ['--explain', name])).toEqual({ code: 2, out: '', err: `${said}\n` })
  })

  test('with --json gives the explanation as JSON', async () => {
    const { out } = await preview(rows, ['--explain', 'two.2', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      id: 'two',
      row: 2,
      sample: 1,
      expertScore: 0.5,
      input: answers.b,
      sum: { ok: true, start: 0, isExact: true },
      parts: [
        { path: ['a'], contribution: 0, counterfactuals: [{ score: 1, total: 1 }] },
        { path: ['b'], contribution: 0.25, counterfactuals: [{ score: 0, total: 0 }] },
      ],
    })
  })
})
