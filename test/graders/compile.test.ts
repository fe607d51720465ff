import { describe, expect, test } from 'vitest'
import { InvalidGraderError, MissingPortError } from '../../src/core/errors.ts'
import { type AnyGrader, defineGrader, type Grader, type Spec } from '../../src/core/grader.ts'
import type { Json } from '../../src/core/json.ts'
import { compile } from '../../src/graders/compile.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { parse } from '../../src/graders/parse.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { fakePorts } from './fake-ports.ts'

// As plain strings, so that the compiler asks nothing of the rows.
const input: string = '{{ sample.output_text }}'
const reference: string = '{{ item.r }}'
const check = stringCheck({ name: 'c', input, reference, operation: 'eq' })
const judge = { type: 'score_model', name: 'j', model: 'm', input: [{ role: 'user', content: '{{ item.r }}' }] }
const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as Json

/** What `compile` throws. */
function refusal(grader: unknown): InvalidGraderError {
  try {
    compile(grader as AnyGrader) // what plain JavaScript can hand in
  } catch (error) {
    if (error instanceof InvalidGraderError) return error
    throw error
  }
  throw new Error('it compiled')
}

describe('a grader that needs nothing from outside answers at once', () => {
  test.each<[title: string, grader: Grader<never, never>]>([
    ['alone', check],
    ['in a multi', multi({ name: 'm', graders: { check }, calculate_output: 'check' })],
    [
      'in a multi in a multi',
      multi({
        graders: { inner: multi({ graders: { check }, calculate_output: 'check' }) },
        calculate_output: 'inner',
      }),
    ],
    ['from JSON', parse(check.spec)],
    ['a function', functionGrader('f', () => 1)],
  ])('%s', (_title, grader) => {
    const result = compile(grader as AnyGrader)('yes', { r: 'yes' }) // the row has what they read
    expect(result).toMatchObject({ ok: true, score: 1 })
    expect(result).not.toHaveProperty('then')
  })

  test('also for what cannot be graded', () => {
    expect(compile(check)(null as never, {})).toEqual({
      ok: false,
      failure: { code: 'sample_parse', message: "A sample is the model's text or an object, not null." },
    })
    expect(compile(check)('x', null as never)).toEqual({
      ok: false,
      failure: { code: 'other', message: 'The item is not an object with named values, as a dataset row is.' },
    })
    expect(compile(check)('x', [] as never)).toMatchObject({ ok: false, failure: { code: 'other' } })
  })
})

describe('a grader that needs something from outside answers by a promise', () => {
  const ports = fakePorts({ model: '0.5' })
  const asynchronous: [title: string, grader: AnyGrader][] = [
    ['a model grader', parse(judge)],
    [
      'a multi around one',
      parse({ type: 'multi', graders: { judge, check: check.spec }, calculate_output: '(judge + check) / 2' }),
    ],
    ['an async function', functionGrader('f', async () => 1)],
  ]
  test.each(asynchronous)('%s', async (_title, grader) => {
    const result = compile(grader, ports)('yes', { r: 'yes' })
    expect(result).toBeInstanceOf(Promise)
    expect(await result).toMatchObject({ ok: true })
  })

  test.each(asynchronous)('%s, also for what cannot be graded', async (_title, grader) => {
    const result = compile(grader, ports)({}, {})
    expect(result).toBeInstanceOf(Promise)
    expect(await result).toMatchObject({ ok: false, failure: { code: 'sample_parse' } })
  })

  test.each(asynchronous)('%s, and rejects when it is aborted before it begins', async (_title, grader) => {
    const result = compile(grader, ports)('yes', { r: 'yes' }, { signal: AbortSignal.abort(new Error('enough')) })
    expect(result).toBeInstanceOf(Promise)
    await expect(result).rejects.toThrow('enough')
  })

  test('an abort while a port is asked rejects with its reason, whatever the port then does', async () => {
    for (const reply of ['resolve', 'reject'] as const) {
      const controller = new AbortController()
      const model = {
        complete: () => {
          controller.abort(new Error('enough'))
          return reply === 'resolve'
            ? Promise.resolve({ kind: 'text', text: '1' } as const)
            : Promise.reject(new Error('socket'))
        },
      }
      const result = compile(parse(judge), { model })('x', { r: 'y' }, { signal: controller.signal })
      await expect(result).rejects.toThrow('enough')
    }
  })
})

test('an aborted call throws the reason of its signal and grades nothing', () => {
  const reason = new Error('enough')
  let calls = 0
  const grade = compile(functionGrader('f', () => ++calls))
  expect(() => grade('x', {}, { signal: AbortSignal.abort(reason) })).toThrow(reason)
  expect(calls).toBe(0)
  expect(grade('x', {}, { signal: new AbortController().signal })).toEqual({ ok: true, score: 1 })
})

describe('data nested 100,000 levels deep', () => {
  test('fails where it would have to be written as text', () => {
    expect(compile(check)('x', { r: deep })).toEqual({
      ok: false,
      failure: { code: 'other', message: 'The string_check grader "c" stopped: the data is nested too deeply.' },
    })
  })

  test('is no obstacle where it is only passed by', () => {
    expect(compile(check)('x', { r: 'x', other: deep })).toMatchObject({ ok: true, score: 1 })
    expect(compile(check)(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, { r: 'x' })).toMatchObject({
      ok: true,
      score: 0,
    })
  })

  test('is no sample when it is an output that has no text', () => {
    expect(compile(check)({ output_json: deep }, { r: 'x' })).toMatchObject({
      ok: false,
      failure: { code: 'sample_parse' },
    })
  })
})

test('a row that holds itself is a failure of one line', () => {
  const item: Record<string, unknown> = {}
  item['r'] = { item }
  expect(compile(check)('x', item)).toEqual({
    ok: false,
    failure: { code: 'other', message: 'The string_check grader "c" stopped: Converting circular structure to JSON' },
  })
})

test('what a row of a TypeScript program holds and JSON does not is missing', () => {
  expect(compile(check)('x', { r: () => 1 })).toMatchObject({ ok: false, failure: { code: 'invalid_variable' } })
  expect(compile(check)('x', { r: 1n })).toMatchObject({ ok: false, failure: { code: 'other' } })
})

describe('a port that is not given', () => {
  test.each<[document: object, port: string, type: string]>([
    [judge, 'model', 'score_model'],
    [{ type: 'python', source: 'def grade(sample, item):\n    return 1' }, 'python', 'python'],
    [{ type: 'endpoint', url: 'https://example.org/' }, 'endpoint', 'endpoint'],
    [
      { type: 'text_similarity', input: 'a', reference: 'b', evaluation_metric: 'cosine' },
      'embedding',
      'text_similarity',
    ],
    [
      { type: 'multi', graders: { check: check.spec, judge }, calculate_output: 'check + judge' },
      'model',
      'score_model',
    ],
  ])('of %j is an error before any sample', (document, port, type) => {
    const grader = parse(document)
    expect(() => compile(grader)).toThrow(
      expect.objectContaining({
        constructor: MissingPortError,
        port,
        message: `A ${type} grader needs the port "${port}": pass it as compile(grader, { ${port}: … }).`,
      }),
    )
  })
})

describe('what is no sound grader is refused before any sample', () => {
  test('a grader with faults, all at once', () => {
    const formula: string = 'brokn'
    const broken = stringCheck({ name: 'c', input: '{{x}}', reference: '{{item}}', operation: 'eq' })
    expect(
      refusal(multi({ graders: { broken }, calculate_output: formula })).issues.map(({ path, code }) => [path, code]),
    ).toEqual([
      [['calculate_output'], 'invalid_formula'],
      [['graders', 'broken', 'input'], 'invalid_template'],
      [['graders', 'broken', 'reference'], 'invalid_template'],
    ])
  })

  test.each<[title: string, value: unknown, what: string]>([
    ['JSON text', JSON.stringify(check.spec), 'a string'],
    ['parsed JSON', check.spec, 'an object'],
    ['JSON that looks built', { kind: { compile: true }, spec: {} }, 'an object'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
  ])('%s', (_title, value, what) => {
    expect(refusal(value).issues).toEqual([
      {
        code: 'not_a_grader',
        severity: 'error',
        path: [],
        message: `A built grader must stand here, not ${what}.`,
        hint: 'Read JSON with parse(), or build one with a function such as stringCheck().',
      },
    ])
  })

  test('a multi with JSON where a child must stand', () => {
    const graders = { a: check, b: check.spec as unknown as typeof check } // what plain JavaScript can hand in
    expect(refusal(multi({ graders, calculate_output: 'a + b' })).issues).toMatchObject([
      { code: 'not_a_grader', path: ['graders', 'b'], message: 'A built grader must stand here, not an object.' },
    ])
  })

  test('a grader whose fields have the wrong type', () => {
    const broken = stringCheck({ name: 'c', input: 5 as unknown as string, reference: 'x', operation: 'like' }) // a cast
    expect(refusal(broken).issues).toMatchObject([
      {
        code: 'wrong_type',
        path: [],
        message: expect.stringMatching(/^The string_check grader was built from fields of the wrong type: /u) as string,
      },
    ])
  })
})

test('a spec is prepared once: it is read when the grader compiles and never when it grades', () => {
  const reads: string[] = []
  const watched = new Proxy(check.spec, {
    get(spec, key) {
      reads.push(String(key))
      return Reflect.get(spec, key) as unknown
    },
  })
  const grade = compile({ ...check, spec: watched })
  expect(reads).toContain('input')
  reads.length = 0
  for (let index = 0; index < 100; index++) grade('x', { r: 'x' })
  expect(new Set(reads).size).toBeLessThanOrEqual(1)
  expect(reads.filter((key) => key === 'input' || key === 'reference')).toEqual([])
})

test('the work of a kind is done once for a grader, never once for a sample', () => {
  let compiled = 0
  const kind = defineGrader<Spec>({
    type: 'counted',
    summary: 'Counts.',
    range: () => ({ low: 0, high: 1 }),
    compile() {
      compiled++
      return () => ({ ok: true, score: 1 })
    },
  })
  const counted: Grader<object, string, 'sync'> = { kind, spec: { type: 'counted' } }
  const grade = compile(multi({ graders: { a: counted, b: counted }, calculate_output: 'a + b' }))
  for (let index = 0; index < 10; index++) expect(grade('x', {})).toMatchObject({ ok: true, score: 2 })
  expect(compiled).toBe(2)
})
