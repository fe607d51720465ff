import { expect, test } from 'vitest'
import { passVerdict } from '../../src/core/pass-verdict.ts'
import { compile } from '../../src/graders/compile.ts'
import { parse } from '../../src/graders/parse.ts'
import { validate } from '../../src/graders/validate.ts'
import { type FakeReplies, fakePorts } from './fake-ports.ts'

// Each case of the grader spec's section 10, "Conformance cases that public material fixes", in its order.

interface Graded {
  readonly sample?: string | object
  readonly item?: object
  readonly ports?: FakeReplies
  /** What hosted services count an unscored child as. */
  readonly invalid?: number
}

/** A score, or the code of the failure. */
async function grade(
  spec: object,
  { sample = '', item = {}, ports, ...options }: Graded = {},
): Promise<number | string> {
  const result = await compile(parse(spec), { ...fakePorts(ports), ...options })(sample, item)
  return result.ok ? result.score : result.failure.code
}

const check = (input: string, operation: string, reference: string) => ({
  type: 'string_check',
  name: 'check',
  input,
  operation,
  reference,
})
const output = '{{ sample.output_text }}'
const judge = { type: 'score_model', name: 'judge', model: 'm', input: [{ role: 'user', content: output }] }
const python = { type: 'python', name: 'code', source: 'def grade(sample, item):\n    return 1.0\n' }
const multi = (calculate_output: string, graders: object) => ({ type: 'multi', name: 'all', graders, calculate_output })
const codes = (spec: unknown) => validate(spec).issues.map(({ code, severity, path }) => [code, severity, path])

test.each([
  ['Hardware', 'eq', 'Hardware', 1],
  ['Hardware ', 'eq', 'Hardware', 0],
  ['hardware', 'eq', 'Hardware', 0],
  ['It is Paris.', 'like', 'Paris', 1],
  ['It is Paris.', 'like', 'paris', 0],
  ['It is PARIS.', 'ilike', 'paris', 1],
])('string_check: %j %s %j gives %d', async (sample, operation, reference, score) => {
  expect(await grade(check(output, operation, reference), { sample })).toBe(score)
})

test('a template closes at the first }}, and a third brace is text', async () => {
  expect(await grade(check('{ "x": {{item.a}}}', 'eq', '{ "x": 5}'), { item: { a: 5 } })).toBe(1)
})

test('spaces inside of the braces change nothing', async () => {
  expect(await grade(check('{{item.a}}', 'eq', '{{ item.a }}'), { item: { a: 'x' } })).toBe(1)
})

test('sample.output_tools[0].function.name reads the first tool call', async () => {
  const sample = { output_tools: [{ id: 'c', type: 'function', function: { name: 'find', arguments: '{}' } }] }
  expect(await grade(check('{{ sample.output_tools[0].function.name }}', 'eq', 'find'), { sample })).toBe(1)
})

test('a sample of JSON text has both output_text and output_json', async () => {
  expect(await grade(check(`${output}|{{ sample.output_json.a }}`, 'eq', '{"a":1}|1'), { sample: '{"a":1}' })).toBe(1)
})

test('a sample of other text has output_text and no output_json', async () => {
  expect(await grade(check(output, 'eq', 'not json'), { sample: 'not json' })).toBe(1)
  expect(await grade(check('{{ sample.output_json.a }}', 'eq', '1'), { sample: 'not json' })).toBe('invalid_variable')
})

test('a template to a missing variable is invalid_variable, of the item and of the sample', async () => {
  expect(await grade(check('{{ item.a }}', 'eq', 'x'), { item: { b: 'x' } })).toBe('invalid_variable')
  expect(await grade(check('{{ sample.output_audio.data }}', 'eq', 'x'), { sample: 'x' })).toBe('invalid_variable')
})

test('a score_model result of 1.7 in the range [0, 1] is cut to 1', async () => {
  const ports = { model: '{"steps":[],"result":1.7}' }
  expect(await grade({ ...judge, range: [0, 1] }, { ports })).toBe(1)
})

test('a score_model result that is not a number has no score, and counts 0 only where a target asks for it', async () => {
  const ports = { model: '{"steps":[],"result":"high"}' }
  expect(await grade(judge, { ports })).toBe('model_grader_parse')
  expect(await grade(multi('judge', { judge }), { ports })).toBe('model_grader_parse')
  expect(await grade(multi('judge', { judge }), { ports, invalid: 0 })).toBe(0)
})

test.each<[string, FakeReplies]>([
  ['raises', { pythonReply: { kind: 'exception', message: "KeyError: 'a'" } }],
  ['returns text', { python: 'high' }],
  ['returns None', { python: null }],
  ['returns a bool', { python: true }],
  ['returns NaN', { pythonReply: { kind: 'not_a_number', message: 'it returned nan.' } }],
])('python that %s is python_grader_runtime, and counts 0 only where a target asks for it', async (_, ports) => {
  expect(await grade(python, { ports })).toBe('python_grader_runtime')
  expect(await grade(multi('code', { code: python }), { ports, invalid: 0 })).toBe(0)
})

test('python that returns the whole number 5 scores 5', async () => {
  expect(await grade(python, { ports: { python: 5 } })).toBe(5)
})

test('multi (name + email) / 2 with 0.9 and 0 gives 0.45', async () => {
  const name = { ...check('', 'eq', ''), type: 'text_similarity', input: output, reference: '{{ item.name }}' }
  const graders = {
    name: { ...name, evaluation_metric: 'fuzzy_match' },
    email: check(output, 'eq', '{{ item.email }}'),
  }
  const item = { name: 'abcdefghix', email: 'a@example.org' }
  expect(await grade(multi('(name + email) / 2', graders), { sample: 'abcdefghij', item })).toBeCloseTo(0.45, 12)
})

test('multi 2 * p * r / max(p + r, 1e-9) with 0 and 0 gives 0', async () => {
  const graders = { p: python, r: python }
  expect(await grade(multi('2 * p * r / max(p + r, 1e-9)', graders), { ports: { pythons: [0, 0] } })).toBe(0)
})

test('multi 0.5 * a + 0.5 * b may leave a third key unused, with a warning', async () => {
  const spec = multi('0.5 * a + 0.5 * b', {
    a: check('x', 'eq', 'x'),
    b: check('x', 'eq', 'y'),
    c: check('x', 'eq', 'x'),
  })
  expect(await grade(spec)).toBe(0.5)
  expect(codes(spec)).toEqual([['unused_grader', 'warning', ['graders', 'c']]])
})

test('a key named type works in the formula type', async () => {
  expect(await grade(multi('type', { type: check('x', 'eq', 'x') }))).toBe(1)
})

test.each([
  ['an array', [check('x', 'eq', 'x')]],
  ['one grader', check('x', 'eq', 'x')],
])('multi with %s as graders is refused', (_, graders) => {
  expect(codes(multi('check', graders))).toEqual([['wrong_type', 'error', ['graders']]])
})

test('a nested multi is named as what hosted graders refuse, and works here', async () => {
  const spec = multi('inner', { inner: multi('a', { a: check('x', 'eq', 'x') }) })
  expect(codes(spec)).toEqual([['nested_multi', 'warning', ['graders', 'inner']]])
  expect(await grade(spec)).toBe(1)
})

test.each([
  [0.5, true],
  [0.49, false],
  [1, true],
])('with pass_threshold 0.5 a score of %d passes: %s', async (score, passes) => {
  const grader = parse({ ...judge, pass_threshold: 0.5 })
  const result = await compile(grader, fakePorts({ model: String(score) }))('', {})
  expect(passVerdict(result, grader.spec)).toBe(passes)
})

test('there is no verdict without a threshold, and none without a score', () => {
  const { spec } = parse({ ...judge, pass_threshold: 0.5 })
  expect(passVerdict({ ok: true, score: 1 }, parse(judge).spec)).toBe(undefined)
  expect(passVerdict({ ok: false, failure: { code: 'other', message: 'm' } }, spec)).toBe(undefined)
})

test.each([
  ['multi', { ...multi('a', { a: check('x', 'eq', 'x') }), name: undefined }, 1],
  ['python', { ...python, name: undefined }, 1],
])('%s without a name is accepted, with a warning', async (_, spec, score) => {
  const document = JSON.parse(JSON.stringify(spec)) as object // JSON leaves the undefined name out
  expect(codes(document)).toEqual([['missing_key', 'warning', []]])
  expect(await grade(document, { ports: { python: 1 } })).toBe(score)
})

test('pass_threshold on a score_model is accepted and changes no score', async () => {
  const spec = { ...judge, pass_threshold: 0.9 }
  expect(codes(spec)).toEqual([['unknown_key', 'warning', ['pass_threshold']]])
  expect(await grade(spec, { ports: { model: '0.5' } })).toBe(0.5)
})

test('a python source of 256 kB is refused', () => {
  expect(codes({ ...python, source: `${python.source}# ${'x'.repeat(256_000)}` })).toEqual([
    ['too_large', 'error', ['source']],
  ])
})

test('a sandbox that stops a grade after 2 minutes says so, and that is python_grader_server, not a score', async () => {
  const pythonReply = { kind: 'server', message: 'grade() took more than 2 minutes.' } as const
  expect(await grade(python, { ports: { pythonReply } })).toBe('python_grader_server')
})
