import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { check, folder, lines, read, row, run, type World } from './fake-io.ts'

const place = (line: number, more: object = {}) => ({ id: null, row: line, sample: 0, ...more })

/** Scores rows with the check above; file names are told without their folder. */
async function score(rows: string | Uint8Array, options: readonly string[] = [], world?: World) {
  const path = folder({ 'g.json': check, 'rows.jsonl': rows })
  const { code, out, err } = await run(['score', `${path}/g.json`, `${path}/rows.jsonl`, ...options], world)
  return { code, out: read(out), err: err.replaceAll(path, '.') }
}

test('each answer becomes one line in input order, and the summary goes to stderr', async () => {
  const rows = lines(
    { id: 'a', ...row('x', 'x') },
    { id: 7, item: { r: 'x' }, samples: ['y', 'x', null], expert_scores: [0, 1, null] },
    { messages: [], r: 'x', sample: { output_text: 'x' } },
  )
  expect(await score(rows)).toEqual({
    code: 0,
    out: [
      { id: 'a', row: 1, sample: 0, ok: true, score: 1 },
      { id: 7, row: 2, sample: 0, ok: true, score: 0 },
      { id: 7, row: 2, sample: 1, ok: true, score: 1 },
      {
        id: 7,
        row: 2,
        sample: 2,
        ok: false,
        failure: { code: 'sample_parse', message: "A sample is the model's text or an object, not null." },
      },
      { id: null, row: 3, sample: 0, ok: true, score: 1 },
    ],
    err: '5 answers to 3 prompts: 4 graded, 1 could not be graded.\nMean 0.750 (95 % interval 0.000 to 1.000).\nNot graded: sample_parse 1.\n',
  })
})

test('with --quiet nothing but faults goes to stderr', async () => {
  expect(await score(lines(row('x', 'x')), ['--quiet'])).toMatchObject({ code: 0, err: '' })
})

test('0, the empty text, false and null are answers like any other', async () => {
  const { code, out } = await score(
    lines(row('0', '0'), row('', ''), row('false', 'false'), row('null', 'null'), row('""', '""')),
  )
  expect([code, out]).toEqual([0, [1, 2, 3, 4, 5].map((line) => place(line, { ok: true, score: 1 }))])
})

test('lines that are no rows are told with their number and reason, and the others are graded', async () => {
  const rows = lines(row('x', 'x'), '{"item"', row('x', 'y'), '[]', { item: {} }, '', row('x', 'x'))
  expect(await score(rows)).toEqual({
    code: 1,
    out: [place(1, { ok: true, score: 1 }), place(3, { ok: true, score: 0 }), place(7, { ok: true, score: 1 })],
    err: `./rows.jsonl:2: The line is not JSON at column 8: a colon must stand here, not the end of the text. A row is one JSON object on one line.
./rows.jsonl:4: A row is a JSON object, not an array; write one object on each line.
./rows.jsonl:5: The row has no answers: add "sample", or "samples" with a list.
3 answers to 3 prompts: all graded.
Mean 0.667 (95 % interval 0.000 to 1.000).
3 lines could not be read.
`,
  })
})

test('with --strict the first line that is no row ends it, and nothing behind it is graded', async () => {
  const rows = lines(row('x', 'x'), '{', row('x', 'y'), '{')
  expect(await score(rows, ['--strict'])).toEqual({
    code: 1,
    out: [place(1, { ok: true, score: 1 })],
    err: `./rows.jsonl:2: The line is not JSON at column 2: a key in double quotes must stand here, not the end of the text. A row is one JSON object on one line.
1 answer to 1 prompt: all graded.
Mean 1.000.
Stopped at a line that could not be read.
`,
  })
})

test('a key that stands twice is a fault with --strict only', async () => {
  const rows = '{"item": {"r": "x", "r": "y"}, "sample": "y"}\n'
  expect(await score(rows)).toMatchObject({ code: 0, out: [place(1, { ok: true, score: 1 })] })
  const { code, out, err } = await score(rows, ['--strict'])
  expect([code, out, err.split('\n')[0]]).toEqual([
    1,
    [],
    './rows.jsonl:1: The key "r" stands twice in one object (column 21).',
  ])
})

test('of many bad lines the first twenty are told and all are counted', async () => {
  const { code, err } = await score('x\n'.repeat(1000))
  const told = err.split('\n')
  expect([code, told.length, told.slice(19)]).toEqual([
    1,
    24,
    [
      './rows.jsonl:20: The line is not JSON at column 1: a value must stand here, not "x".',
      'Further lines that cannot be read are only counted.',
      'No answer was graded.',
      '1,000 lines could not be read.',
      '',
    ],
  ])
})

describe('a file without rows ends with exit code 1', () => {
  test.each([
    ['an empty one', ''],
    ['blank lines', '\n \r\n\n'],
  ])('%s', async (_title, rows) => {
    expect(await score(rows)).toEqual({ code: 1, out: [], err: 'No answer was graded.\nThe input has no rows.\n' })
  })
})

test('a byte order mark, CRLF, U+2028 and a missing last line break change nothing', async () => {
  const rows = `\uFEFF${JSON.stringify(row('x', 'x'))}\r\n\r\n{"item": {"r": "a\u2028b"}, "sample": "a\u2028b"}`
  expect(await score(rows)).toMatchObject({ code: 0, out: [place(1, { score: 1 }), place(3, { score: 1 })] })
})

test('a line that is not UTF-8 is told, and the others are graded', async () => {
  const [good, bad] = [lines(row('x', 'x')), Uint8Array.from([0x22, 0xff, 0x22, 0x0a])].map((part) => Buffer.from(part))
  const { code, out, err } = await score(
    Buffer.concat([good ?? bad, bad ?? good, good ?? bad].filter((part) => part !== undefined)),
  )
  expect([code, out.length, err.split('\n')[0]]).toEqual([
    1,
    2,
    './rows.jsonl:2: The line is not valid UTF-8; save the file as UTF-8.',
  ])
})

test('rows and answers nested 100,000 levels deep are graded or told, and stop nothing', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  const rows = [
    `{"item": {"r": ${deep}}, "sample": "x"}`,
    `{"item": {"r": "x"}, "sample": {"output_json": ${deep}}}`,
    JSON.stringify(row('x', 'x')),
  ]
  const { code, out } = await score(rows.join('\n'))
  expect([code, out]).toEqual([
    0,
    [
      place(1, {
        ok: false,
        failure: { code: 'other', message: 'The string_check grader "equal" stopped: the data is nested too deeply.' },
      }),
      place(2, {
        ok: false,
        failure: {
          code: 'sample_parse',
          message: "The sample's output_json cannot be written as JSON text; is it nested too deeply?",
        },
      }),
      place(3, { ok: true, score: 1 }),
    ],
  ])
})

test('item keys named __proto__ are data', async () => {
  const path = folder({
    'g.json': { ...check, reference: '{{ item.__proto__ }}' },
    'rows.jsonl': '{"item": {"__proto__": "x"}, "sample": "x"}\n{"item": {}, "sample": "x"}\n',
  })
  const { out } = await run(['score', `${path}/g.json`, `${path}/rows.jsonl`])
  expect(read(out)).toMatchObject([
    { ok: true, score: 1 },
    { ok: false, failure: { code: 'invalid_variable' } },
  ])
})

test('several files follow one another, each line with the name of its file', async () => {
  const path = folder({ 'g.json': check, 'a.jsonl': lines(row('x', 'x')), 'b.jsonl': lines('', row('x', 'y')) })
  const { code, out } = await run(['score', `${path}/g.json`, `${path}/a.jsonl`, '-', `${path}/b.jsonl`], {
    stdin: lines(row('z', 'z')),
  })
  expect([code, read(out.replaceAll(path, '.'))]).toEqual([
    0,
    [
      { id: null, row: 1, sample: 0, file: './a.jsonl', ok: true, score: 1 },
      { id: null, row: 1, sample: 0, file: 'stdin', ok: true, score: 1 },
      { id: null, row: 2, sample: 0, file: './b.jsonl', ok: true, score: 0 },
    ],
  ])
})

test('standard input is read for -, and faults are told of stdin', async () => {
  const path = folder({ 'g.json': check })
  expect(await run(['score', `${path}/g.json`, '-', '--quiet'], { stdin: lines(row('x', 'x'), 'x') })).toEqual({
    code: 1,
    out: '{"id":null,"row":1,"sample":0,"ok":true,"score":1}\n',
    err: 'stdin:2: The line is not JSON at column 1: a value must stand here, not "x".\n',
  })
})

describe('rows that cannot be read get a sentence and exit code 2', () => {
  test('before anything is graded when the file is not there', async () => {
    const path = folder({ 'g.json': check, 'samples.jsonl': lines(row('x', 'x')), 'folder/x': '' })
    const told = async (...names: string[]) => {
      const { code, out, err } = await run([
        'score',
        `${path}/g.json`,
        `${path}/samples.jsonl`,
        ...names.map((name) => (name === '-' ? '-' : `${path}/${name}`)),
      ])
      expect([code, out]).toEqual([2, ''])
      return err.replaceAll(path, '.')
    }
    expect(await told('sample.jsonl')).toBe('There is no file ./sample.jsonl. Did you mean ./samples.jsonl?\n')
    expect(await told('folder')).toBe('./folder is a directory; name a file in it.\n')
    expect(await told('-', '-')).toBe('Standard input (-) can be read only once.\n')
  })

  test('when standard input breaks, after what was graded is written', async () => {
    const path = folder({ 'g.json': check })
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(lines(row('x', 'x')))
      throw Object.assign(new Error('EISDIR: illegal operation on a directory, read'), { code: 'EISDIR' })
    }
    expect(await run(['score', `${path}/g.json`, '-'], { stdin })).toEqual({
      code: 2,
      out: '{"id":null,"row":1,"sample":0,"ok":true,"score":1}\n',
      err: 'stdin cannot be read: it is a directory.\n',
    })
  })
})

test('a grader with errors is told, and nothing is read', async () => {
  const path = folder({ 'g.json': { ...check, input: '{{x}}' } })
  const { code, out, err } = await run(['score', `${path}/g.json`, '-'])
  expect({ code, out, err: err.replaceAll(path, '.') }).toEqual({
    code: 1,
    out: '',
    err: `error at input: A template must read from item or sample, not from "x".
  {{x}}
  ^^^^^
  Write {{ item.x }} if it is a key of the row.

./g.json has 1 error; graderkit validate shows all.
`,
  })
})

test('a grader that needs a model says where replies can come from', async () => {
  const path = folder({
    'g.json': { type: 'score_model', name: 'j', model: 'm', input: [{ role: 'user', content: 'x' }] },
  })
  expect(await run(['score', `${path}/g.json`, '-'])).toEqual({
    code: 2,
    out: '',
    err: 'This grader asks a model. Take recorded replies with --replay <file>, or set OPENAI_API_KEY or give --base-url to ask a service.\n',
  })
})

test('on a terminal progress is shown in one line and cleared at the end', async () => {
  const { code, err } = await score(lines(row('x', 'x')), [], { isTerminal: true })
  expect(code).toBe(0)
  const shown = err.split('\r').map((text) => text.trim())
  expect([shown[1], ...shown.slice(-2)]).toEqual([
    '1 answer, 1 a second',
    '',
    '1 answer to 1 prompt: all graded.\nMean 1.000.',
  ])
})

describe('a grader that waits', () => {
  const waits = `export default {
    kind: {
      type: 'waits', summary: 'Waits.', isAsync: true, needs: () => [], check: () => [], range: () => ({ low: 0, high: 1 }),
      compile: () => async ({ sample, signal }) => {
        for (let turn = 0; turn < Number(sample.output_text); turn++) await new Promise(setImmediate)
        signal.throwIfAborted()
        return { ok: true, score: 1 }
      },
    },
    spec: { type: 'waits' },
  }`
  const rows = lines(row('a', '5'), row('b', '1'), '{', row('c', '8'), row('d', '1'), row('e', '1'))
  const graded = (line: number) => `{"id":null,"row":${line},"sample":0,"ok":true,"score":1}\n`

  test('gives its results in input order, and passes them on while others are under way', async () => {
    const path = folder({ 'g.mjs': waits, 'r.jsonl': rows })
    const written: string[] = []
    const { code, out } = await run(['score', `${path}/g.mjs`, `${path}/r.jsonl`, '--concurrency', '2'], {
      written: (all) => void written.push(all),
    })
    expect([code, out]).toEqual([1, [1, 2, 4, 5, 6].map(graded).join('')])
    expect(written.filter((all, index) => all !== written[index - 1]).length).toBeGreaterThan(2)
  })

  test('writes all that was graded when it is interrupted, also behind a row that was not', async () => {
    const controller = new AbortController()
    const path = folder({
      'g.mjs': waits.replace('return {', 'globalThis.graded = (globalThis.graded ?? 0) + 1; return {'),
      'r.jsonl': lines(row('a', '1'), row('b', '1000000'), row('c', '1'), row('d', '2')),
    })
    // Once the three quick ones are graded, only the second row is under way.
    const timer = setInterval(() => {
      if (Reflect.get(globalThis, 'graded') === 3) controller.abort()
    }, 1)
    const { code, out } = await run(['score', `${path}/g.mjs`, `${path}/r.jsonl`], { signal: controller.signal })
    clearInterval(timer)
    expect([code, out]).toEqual([130, [1, 3, 4].map(graded).join('')])
  })

  test('grades nothing behind the first bad line of a strict run', async () => {
    const path = folder({
      'g.mjs': waits
        .replace('async ({', 'async ({ item,')
        .replace('return {', 'globalThis.seen = [...(globalThis.seen ?? []), item.r]; return {'),
      'r.jsonl': rows,
    })
    const { code, out } = await run(['score', `${path}/g.mjs`, `${path}/r.jsonl`, '--strict'])
    expect([code, out, Reflect.get(globalThis, 'seen')]).toEqual([1, [1, 2].map(graded).join(''), ['b', 'a']])
  })
})

describe('an interruption', () => {
  test('between batches writes what was graded, and ends with exit code 130', async () => {
    const controller = new AbortController()
    const path = folder({ 'g.json': check })
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(lines(row('x', 'x'), row('x', 'y')))
      controller.abort()
      yield new TextEncoder().encode(lines(row('x', 'x')))
    }
    expect(await run(['score', `${path}/g.json`, '-'], { stdin, signal: controller.signal })).toEqual({
      code: 130,
      out: '{"id":null,"row":1,"sample":0,"ok":true,"score":1}\n{"id":null,"row":2,"sample":0,"ok":true,"score":0}\n',
      err: 'Interrupted; what was graded is written.\n2 answers to 2 prompts: all graded.\nMean 0.500 (95 % interval 0.000 to 1.000).\n',
    })
  })

  test('while standard input waits ends at once, and half a line is no fault', async () => {
    const controller = new AbortController()
    const path = folder({ 'g.json': check })
    const pipe = new Readable({ read: () => undefined })
    pipe.push(`${lines(row('x', 'x'))}{"item": `)
    const world = {
      stdin: () => pipe,
      signal: controller.signal,
      written: (out: string) => {
        if (out !== '') controller.abort()
      },
    }
    expect(await run(['score', `${path}/g.json`, '-', '--quiet'], world)).toEqual({
      code: 130,
      out: '{"id":null,"row":1,"sample":0,"ok":true,"score":1}\n',
      err: '',
    })
    expect(pipe.destroyed).toBe(true)
  })

  test('before anything is read grades nothing', async () => {
    const path = folder({ 'g.json': check, 'r.jsonl': lines(row('x', 'x')) })
    expect(await run(['score', `${path}/g.json`, `${path}/r.jsonl`], { signal: AbortSignal.abort() })).toEqual({
      code: 130,
      out: '',
      err: 'Interrupted; what was graded is written.\nNo answer was graded.\n',
    })
  })
})
