import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, lines, run, type World } from './fake-io.ts'

/** The share of an answer, a JSON object, that is right. */
const part = (name: string) => ({
  type: 'string_check',
  name,
  input: `{{ sample.output_json.${name} }}`,
  reference: `{{ item.${name} }}`,
  operation: 'eq',
})
const old = {
  type: 'multi',
  name: 'share',
  graders: { a: part('a'), b: part('b') },
  calculate_output: '0.75 * a + 0.25 * b',
}
const fresh = {
  ...old,
  graders: { a: part('a'), b: part('b'), c: part('c') },
  calculate_output: '0.25 * a + 0.5 * b + 0.25 * c',
}
const item = { a: 'x', b: 'y', c: 'z' }
const answer = (a: string, b: string, c?: string): string => JSON.stringify({ a, b, c })
const rows = lines(
  { id: 'one', item, samples: [answer('x', 'n', 'n'), answer('n', 'y', 'z')], expert_scores: [0.2, 0.8] },
  { id: 'two', item, samples: [answer('x', 'y', 'z'), answer('n', 'n', 'z'), answer('n', 'n')] },
)

async function diff(options: readonly string[] = [], world?: World, files: Readonly<Record<string, unknown>> = {}) {
  const path = folder({ 'old.json': old, 'new.json': fresh, 'rows.jsonl': rows, ...files })
  const done = await run(['diff', `${path}/old.json`, `${path}/new.json`, `${path}/rows.jsonl`, ...options], world)
  return { ...done, out: done.out.replaceAll(path, '.'), err: done.err.replaceAll(path, '.') }
}

test('the numbers side by side, what moved, where it comes from, and examples of each', async () => {
  const { code, out, err } = await diff(['--limit', '1'])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatchInlineSnapshot(`
    "old  ./old.json
    new  ./new.json

    5 answers to 2 prompts.

                                       old    new  change
      Mean of what both graded       0.500  0.563  +0.063
      Could not be graded                0      1      +1
      Spread within prompts          0.361  0.313  -0.048
      Prompts with all answers tied      0      0       0
      Pairs ordered as by experts      0 %  100 %
      Distance from experts          0.550  0.050  -0.500

    The mean shifts by +0.063 (95 % interval -0.732 to +0.857, paired, prompts as
      clusters) over 4 answers that both graded.
    3 scores differ: 2 higher, 1 lower.
    Rank flips within prompts: 1 of 2 pairs (50 %), in 1 prompt; 1 to the experts'
      order, 0 away from it.
    Sign flips of the advantage: 2 of 4 answers (50 %), in 1 prompt.
    Newly failing: 1 (invalid_variable 1).

    Where the shift comes from
      part       old mean  new mean  by scores  by formula  of the shift
      a             0.400     0.400      0.000      -0.250        -0.250
      b             0.400     0.400      0.000      +0.125        +0.125
      c (added)         –     0.750          –           –        +0.188
      together                                                    +0.063

    Moved most
      0.750 -> 0.250 (-0.500)  one, answer 1, expert 0.200
        answer     {"a":"x","b":"n","c":"n"}
        c: 0.000 (added)
          input      n
          reference  z
          operation  eq
        as before  a 1.000, b 0.000

    Rank flips, the clearest first
      one
        0.750 -> 0.250  answer 1, expert 0.200
          {"a":"x","b":"n","c":"n"}
        0.250 -> 0.750  answer 2, expert 0.800
          {"a":"n","b":"y","c":"z"}

    Sign flips of the advantage, the clearest first
      +0.250 -> -0.250  one, answer 1, expert 0.200
        answer     {"a":"x","b":"n","c":"n"}

    Newly failing (the first of them)
      0.000 -> not graded (invalid_variable)  two, answer 3
        answer     {"a":"n","b":"n"}
        c: not graded (invalid_variable) (added)
          why        {{ sample.output_json.c }} does not exist: sample.output_json has no "c"; it has a, b.
        as before  a 0.000, b 0.000
    "
  `)
})

test('what changed nothing says so', async () => {
  const { code, out } = await diff([], {}, { 'new.json': old })
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "old  ./old.json
    new  ./new.json

    5 answers to 2 prompts.

                                       old    new  change
      Mean of what both graded       0.400  0.400   0.000
      Could not be graded                0      0       0
      Spread within prompts          0.361  0.361   0.000
      Prompts with all answers tied      0      0       0
      Pairs ordered as by experts      0 %    0 %
      Distance from experts          0.550  0.550   0.000

    The mean shifts by 0.000 (95 % interval 0.000 to 0.000, paired, prompts as
      clusters) over 5 answers that both graded.
    No score differs.
    Rank flips within prompts: 0 of 4 pairs.
    Sign flips of the advantage: 0 of 5 answers.
    "
  `)
})

describe('limits', () => {
  test.each<[options: string[], code: number, said: string]>([
    [['--max-shift', '0.5'], 0, 'Within the limits.'],
    [['--max-shift', '0'], 1, 'The mean shifts by +0.063; --max-shift allows 0.'],
    [['--max-moved', '3'], 0, 'Within the limits.'],
    [['--max-moved', '50%'], 1, '3 of 4 scores differ (75 %); --max-moved allows 50%.'],
    [['--max-flips', '1'], 0, 'Within the limits.'],
    [['--max-flips', '0'], 1, '1 of 2 pairs flipped (50 %); --max-flips allows 0.'],
    [['--max-flips', '50%'], 0, 'Within the limits.'],
    [['--max-flips', '49.9%'], 1, '1 of 2 pairs flipped (50 %); --max-flips allows 49.9%.'],
    [['--max-sign-flips', '1'], 1, '2 of 4 advantages flipped (50 %); --max-sign-flips allows 1.'],
    [['--max-newly-tied', '0'], 0, 'Within the limits.'],
    [['--max-newly-failing', '0'], 1, '1 of 5 answers fail newly (20 %); --max-newly-failing allows 0.'],
    [['--max-newly-failing', '20%', '--max-flips', '0'], 1, '1 of 2 pairs flipped (50 %); --max-flips allows 0.'],
  ])('%j', async (options, code, said) => {
    const done = await diff([...options, '--limit', '0'])
    expect([done.code, done.out.trimEnd().split('\n').at(-1)?.trim()]).toEqual([code, said])
  })

  test('a shift of no answer is not a shift of 0', async () => {
    const done = await diff(['--max-shift', '1'], {}, { 'rows.jsonl': lines({ item, sample: 'no JSON' }) })
    expect([done.code, done.out.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      '  No answer was graded by both, so --max-shift cannot be held.',
    ])
  })

  test.each([
    [
      ['--max-flips', '-1'],
      "Option '--max-flips <limit>' argument '-1' is invalid. It must be a whole number such as 3, or a share such as 2%.",
    ],
    [
      ['--max-flips', '200%'],
      "Option '--max-flips <limit>' argument '200%' is invalid. It must be a whole number such as 3, or a share such as 2%.",
    ],
    [
      ['--max-shift', 'x'],
      "Option '--max-shift <score>' argument 'x' is invalid. It must be a number of at least 0, such as 0.02.",
    ],
    [['--max-flip', '1'], "Unknown option '--max-flip'. Did you mean --max-flips?"],
    [['--json', '--markdown'], '--json and --markdown are two forms of one output; keep one of them.'],
  ])('%j is misuse', async (options, said) => {
    const { code, out, err } = await diff(options)
    expect([code, out, err.replace(/ See .*/u, '').trimEnd()]).toEqual([2, '', said])
  })
})

test('with --json the diff comes as JSON, with the limits that it crosses', async () => {
  const { code, out } = await diff(['--json', '--max-flips', '0', '--limit', '1'])
  expect(code).toBe(1)
  const { lists, ...numbers } = JSON.parse(out) as { lists: Record<string, unknown[]> }
  const summary = expect.objectContaining({ rows: 2, samples: 5 }) as unknown
  const number = expect.any(Number) as unknown
  expect(numbers).toEqual({
    old: expect.stringMatching(/old\.json$/u) as unknown,
    new: expect.stringMatching(/new\.json$/u) as unknown,
    unreadRows: 0,
    before: summary,
    after: summary,
    shift: { answers: 4, before: 0.5, after: 0.5625, mean: 0.0625, interval: [number, number] },
    moved: { up: 2, down: 1 },
    rankFlips: { pairs: 2, flipped: 1, prompts: 1, experts: { toward: 1, away: 0 } },
    advantageFlips: { answers: 4, flipped: 2, prompts: 1 },
    tied: { prompts: 2, before: 0, after: 0, newly: 0 },
    newlyFailing: { invalid_variable: 1 },
    newlyGraded: 0,
    attribution: {
      constant: 0,
      children: {
        a: { change: 'kept', total: -0.25, byScores: 0, byFormula: -0.25 },
        b: { change: 'kept', total: 0.125, byScores: 0, byFormula: 0.125 },
        c: { change: 'added', total: 0.1875 },
      },
    },
    calls: {},
    breaches: [{ limit: 'max-flips', message: '1 of 2 pairs flipped (50 %); --max-flips allows 0.' }],
  })
  const moved = {
    id: 'one',
    row: 1,
    sample: 0,
    expertScore: 0.2,
    before: { ok: true, score: 0.75 },
    after: { ok: true, score: 0.25 },
  }
  expect(lists).toMatchObject({
    moved: [moved],
    rankFlips: [{ first: moved, second: { id: 'one', row: 1, sample: 1 } }],
    advantageFlips: [{ sample: moved, advantage: { before: 0.25, after: -0.25 } }],
    newlyFailing: [{ id: 'two', row: 2, sample: 2 }],
    newlyGraded: [],
  })
})

test('with --markdown it is a comment for a pull request', async () => {
  const { code, out } = await diff(['--markdown', '--limit', '1', '--max-flips', '0', '--max-moved', '9'])
  expect(code).toBe(1)
  expect(out).toMatchInlineSnapshot(`
    "<!-- graderkit diff -->
    ### Grader diff: \`./old.json\` to \`./new.json\`

    - **1 of 2 pairs flipped (50 %); --max-flips allows 0.**

    5 answers to 2 prompts.

    - The mean shifts by +0.063 (95 % interval -0.732 to +0.857, paired, prompts as clusters) over 4 answers that both graded.
    - 3 scores differ: 2 higher, 1 lower.
    - Rank flips within prompts: 1 of 2 pairs (50 %), in 1 prompt; 1 to the experts' order, 0 away from it.
    - Sign flips of the advantage: 2 of 4 answers (50 %), in 1 prompt.
    - Newly failing: 1 (invalid_variable 1).

    |  | old | new | change |
    | --- | ---: | ---: | ---: |
    | Mean of what both graded | 0.500 | 0.563 | +0.063 |
    | Could not be graded | 0 | 1 | +1 |
    | Spread within prompts | 0.361 | 0.313 | -0.048 |
    | Prompts with all answers tied | 0 | 0 | 0 |
    | Pairs ordered as by experts | 0 % | 100 % |  |
    | Distance from experts | 0.550 | 0.050 | -0.500 |

    #### Where the shift comes from

    | part | old mean | new mean | by scores | by formula | of the shift |
    | --- | ---: | ---: | ---: | ---: | ---: |
    | \`a\` | 0.400 | 0.400 | 0.000 | -0.250 | -0.250 |
    | \`b\` | 0.400 | 0.400 | 0.000 | +0.125 | +0.125 |
    | \`c\` (added) | – | 0.750 | – | – | +0.188 |

    <details><summary>Moved most</summary>

    | answer | old | new | expert | text |
    | --- | ---: | ---: | ---: | --- |
    | \`one\`, answer 1 | 0.750 | 0.250 | 0.200 | \`{"a":"x","b":"n","c":"n"}\` |

    </details>

    <details><summary>Rank flips, the clearest first</summary>

    | answer | old | new | expert | text |
    | --- | ---: | ---: | ---: | --- |
    | \`one\`, answer 1 | 0.750 | 0.250 | 0.200 | \`{"a":"x","b":"n","c":"n"}\` |
    | \`one\`, answer 2 | 0.250 | 0.750 | 0.800 | \`{"a":"n","b":"y","c":"z"}\` |

    </details>

    <details><summary>Sign flips of the advantage, the clearest first</summary>

    | answer | old advantage | new advantage | expert | text |
    | --- | ---: | ---: | ---: | --- |
    | \`one\`, answer 1 | +0.250 | -0.250 | 0.200 | \`{"a":"x","b":"n","c":"n"}\` |

    </details>

    <details><summary>Newly failing</summary>

    | answer | old | new | expert | text |
    | --- | ---: | ---: | ---: | --- |
    | \`two\`, answer 3 | 0.000 | not graded (invalid_variable) |  | \`{"a":"n","b":"n"}\` |

    </details>
    "
  `)
})

test('two criteria of one file can be compared', async () => {
  const path = folder({
    'g.json': { testing_criteria: [old, { ...fresh, name: 'all' }] },
    'rows.jsonl': rows,
  })
  const args = ['diff', `${path}/g.json`, `${path}/g.json`, `${path}/rows.jsonl`]
  const { code, out } = await run([...args, '--criterion', 'share', '--new-criterion', 'all', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ moved: { up: 2, down: 1 } })
})

test('a grader with faults is told, and nothing is graded', async () => {
  const { code, out, err } = await diff([], {}, { 'new.json': { ...fresh, calculate_output: 'a + d' } })
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('./new.json has 1 error; graderkit validate shows all.\n')
})

test('lines that are no rows are told and end in exit code 1; without any row there is nothing to compare', async () => {
  const bad = './rows.jsonl:1: The line is not JSON at column 1: a value must stand here, not "x".\n'
  const some = await diff(['--limit', '0'], {}, { 'rows.jsonl': `x\n${rows}` })
  expect([some.code, some.err]).toEqual([1, bad])
  expect(some.out.split('\n')[4]).toBe('1 line could not be read.')
  expect(await diff([], {}, { 'rows.jsonl': '\n' })).toEqual({
    code: 1,
    out: '',
    err: 'No answer was graded. The input has no rows.\n',
  })
  expect(await diff(['--strict'], {}, { 'rows.jsonl': `x\n${rows}` })).toEqual({
    code: 1,
    out: '',
    err: `${bad}No answer was graded. 1 line could not be read.\n`,
  })
})

describe('answers that no model was asked about', () => {
  const task = join(import.meta.dirname, '../../fixtures/tasks/security-policy')
  const judge = readFileSync(join(task, 'grader-with-judge.json'), 'utf8')
  const judged = (options: readonly string[] = []) => {
    const path = folder({ 'old.json': judge, 'new.json': judge.replace('policy expert', 'lawyer') })
    const replay = ['--replay', `${task}/judge.cassette.jsonl`, '--limit', '0']
    return run(['diff', `${path}/old.json`, `${path}/new.json`, `${task}/samples.jsonl`, ...replay, ...options])
  }
  const message = 'No model was asked for 86 answers of the new grader, so this diff says nothing of them.'

  test('are no change of the grader: they are told, and the exit code says so', async () => {
    const { code, out, err } = await judged()
    expect([code, out.trimEnd().split('\n').slice(-2)]).toEqual([1, ['Not asked', `  ${message}`]])
    expect(err.replaceAll(task, '.')).toMatch(
      /^New: 86 answers not in the cassette: \.\/samples\.jsonl:1 answer 1, .*, and 83 more\.\n {2}The score_model grader .*\n$/u,
    )
  })

  test('are beyond every limit, for people and for machines', async () => {
    const { out } = await judged(['--max-flips', '0', '--markdown'])
    expect(out).toContain(`\n- **${message}**\n`)
    const { breaches } = JSON.parse((await judged(['--json'])).out) as { readonly breaches: unknown }
    expect(breaches).toEqual([{ limit: 'unasked', message }])
  })
})

test('a diff says that it repeats nothing, and what does', async () => {
  expect(await diff(['--repeat', '3'])).toEqual({
    code: 2,
    out: '',
    err: 'A diff grades each answer once with each grader; graderkit score --repeat 3 says how much noise a grader has.\n',
  })
})

test('answers too deep to be written are left out of the JSON', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const { code, out } = await diff(
    ['--json'],
    {},
    {
      'rows.jsonl': `{"item": {"a": "x", "b": "y", "c": "z"}, "sample": {"output_json": {"a": "x", "b": "y"}, "extra": ${deep}}}\n`,
    },
  )
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    lists: { newlyFailing: [{ row: 1, input: null, before: { ok: true, score: 1 } }] },
  })
})

test('an interruption shows what both had graded by then', async () => {
  const controller = new AbortController()
  const path = folder({ 'old.json': old, 'new.json': fresh })
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(rows)
    controller.abort()
    yield new TextEncoder().encode(rows)
  }
  const args = ['diff', `${path}/old.json`, `${path}/new.json`, '-', '--limit', '0']
  const { code, out, err } = await run(args, { stdin, signal: controller.signal })
  expect([code, out.split('\n')[3], err]).toEqual([
    130,
    '5 answers to 2 prompts.',
    'Interrupted; only what both had graded by then is shown.\n',
  ])
})

test('more rows than are graded at once are compared in order, whatever their number', async () => {
  const many = lines(
    ...Array.from({ length: 200 }, (_, index) => ({
      item,
      samples: [answer('x', 'y', 'z'), answer('n', index % 2 ? 'y' : 'n', 'z')],
    })),
  )
  const { out } = await diff(['--json', '--limit', '1'], {}, { 'rows.jsonl': many })
  expect(JSON.parse(out)).toMatchObject({
    before: { rows: 200, samples: 400 },
    moved: { up: 200, down: 0 },
    lists: { moved: [{ row: 2, sample: 1 }] },
  })
})
