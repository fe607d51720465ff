import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidGraderError } from '../../src/core/errors.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import type { Ports } from '../../src/core/ports.ts'
import { failureCodes, type GradeResult } from '../../src/core/result.ts'
import type { SampleInput } from '../../src/core/sample.ts'
import { compile } from '../../src/graders/compile.ts'
import { parse } from '../../src/graders/parse.ts'
import { rangeOf } from '../../src/graders/range-of.ts'
import { registeredKinds } from '../../src/graders/registry.ts'
import { validate } from '../../src/graders/validate.ts'
import { type FakeReplies, fakePorts } from '../graders/fake-ports.ts'

// What every kind of grader owes. A new kind fails here until it has examples below.

interface Example {
  readonly spec: JsonObject
  readonly replies?: FakeReplies
}

const check = {
  type: 'string_check',
  name: 'check',
  input: '{{ sample.output_text }}',
  reference: '{{ item.a }}',
  operation: 'eq',
}
const similar = { ...check, type: 'text_similarity', name: 'similar', evaluation_metric: 'fuzzy_match' }
const messages = [{ role: 'user', content: 'Grade {{ sample.output_text }} against {{ item.a }}.' }]
const judge = { type: 'score_model', name: 'judge', model: 'm', input: messages }
const python = { type: 'python', name: 'python', source: 'def grade(sample, item):\n    return 1.0\n' }

const examples = new Map<string, readonly Example[]>([
  [
    'string_check',
    [
      { spec: check },
      { spec: { ...check, operation: 'ne', reference: 'literal } { text' } },
      {
        spec: {
          ...check,
          operation: 'ilike',
          input: '{{ sample.output_json.b[0].c }} {{ item.a }}',
          pass_threshold: 1,
        },
      },
    ],
  ],
  [
    'text_similarity',
    [
      { spec: similar },
      {
        spec: { ...similar, evaluation_metric: 'cosine' },
        replies: {
          embedding: [
            [1, 0],
            [0.6, 0.8],
          ],
        },
      }, // prettier-ignore
    ],
  ],
  [
    'json_schema',
    [
      {
        spec: {
          type: 'json_schema',
          name: 'schema',
          schema: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
        },
      },
      {
        spec: {
          type: 'json_schema',
          name: 'schema',
          mode: 'partial',
          input: '{{ item.a }}',
          schema: { type: 'array', items: { minimum: 3 } },
        },
      },
    ],
  ],
  [
    'score_model',
    [
      { spec: judge, replies: { model: '{"steps": [], "result": 0.75}' } },
      { spec: { ...judge, range: [-1, 5], sampling_params: { temperature: 0 } }, replies: { model: '7' } },
    ],
  ],
  [
    'label_model',
    [
      {
        spec: {
          type: 'label_model',
          name: 'label',
          model: 'm',
          input: messages,
          labels: ['yes', 'no'],
          passing_labels: ['yes'],
        },
        replies: { model: '{"result": "yes"}' },
      },
    ],
  ],
  ['python', [{ spec: python, replies: { python: 0.5 } }]],
  [
    'endpoint',
    [
      {
        spec: { type: 'endpoint', name: 'endpoint', url: 'https://example.org/grade' },
        replies: { endpoint: { score: -3 } },
      },
    ],
  ],
  [
    'multi',
    [
      {
        spec: {
          type: 'multi',
          name: 'multi',
          graders: { check, similar },
          calculate_output: '0.5 * check + similar / 2',
        },
      },
      {
        spec: {
          type: 'multi',
          name: 'multi',
          graders: { check, judge, python },
          calculate_output: 'max(check, judge) - python ^ 2',
        },
        replies: { model: '1', python: 2 },
      },
    ],
  ],
])

const all = registeredKinds.flatMap(({ kind }) =>
  (examples.get(kind.type) ?? []).map((example, index) => [`${kind.type} ${index + 1}`, example] as const),
)

/** Keys that are dangerous to objects, that results and samples have, or that mean nothing. */
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'then', 'toJSON', 'a', 'b', 'ok', 'type', 'name'),
  fc.constantFrom('output_text', 'output_json', 'output_tools', 'choices', 'message', 'content', 'input', 'graders'),
  fc.string({ maxLength: 5 }),
)
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false, 0, '', '{{ item.a }}', '[1, {"c": 2}]', '{"a": "x"}', '\ud800', 'yes'),
    fc.string(),
    fc.double({ noNaN: true }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 5 }),
  ),
}))
const object = fc.dictionary(key, json, { maxKeys: 6 }) as fc.Arbitrary<JsonObject> // its values are JSON
/** What a row's JSON can hold, `__proto__` as an own key among it, as `JSON.parse` makes it. */
const parsed = <Value>(values: fc.Arbitrary<Value>) => values.map((value) => JSON.parse(JSON.stringify(value)) as Value)

/** Ports that reply with any JSON and any words. */
function randomPorts(reply: Json): Required<Ports> {
  const text = typeof reply === 'string' ? reply : JSON.stringify(reply)
  return {
    ...fakePorts({ model: text, python: reply, endpoint: reply }),
    embedding: { id: 'fake', embed: () => Promise.resolve(Array.isArray(reply) ? (reply as number[][]) : []) }, // an embedder that lies
  }
}

function expectSound(result: GradeResult): void {
  if (result.ok) expect(Number.isFinite(result.score)).toBe(true)
  else {
    expect(failureCodes).toContain(result.failure.code)
    expect(result.failure.message).not.toBe('')
  }
  for (const part of Object.values(result.parts ?? {})) expectSound(part)
}

describe.each(registeredKinds.map(({ kind }) => [kind.type, kind] as const))('the kind %s', (type, kind) => {
  test('has examples in this file', () => {
    expect((examples.get(type) ?? []).map(({ spec }) => spec['type'])).toEqual(
      (examples.get(type) ?? [undefined]).map(() => type),
    )
  })

  test('says in one sentence what it does', () => {
    expect(kind.summary).toMatch(/^[A-Z][^.\n]{10,110}\.$/u)
  })
})

test('every example is of a registered kind', () => {
  expect([...examples.keys()].filter((type) => registeredKinds.every(({ kind }) => kind.type !== type))).toEqual([])
})

describe.each(all)('%s', (_title, { spec, replies }) => {
  const ports = fakePorts(replies)
  const sample = '{"a": "x", "b": [{"c": "x"}]}'
  const item = { a: sample }

  test('is valid, and survives JSON and being parsed again', () => {
    const { ok, issues } = validate(spec)
    expect([ok, issues.filter(({ severity }) => severity === 'error')]).toEqual([true, []])
    const text = JSON.stringify({ ...spec, 'unknown key': [{ deep: null }] })
    const again = parse(JSON.stringify(parse(text).spec))
    expect(JSON.stringify(again.spec)).toBe(text)
  })

  test('gives a finite score within its range, and the same one again', async () => {
    const grader = parse(spec)
    const first = await compile(grader, ports)(sample, item)
    const { low, high } = rangeOf(grader)
    expect(first.ok ? first.score >= low && first.score <= high : first).toBe(true)
    const grade = compile(grader, ports)
    expect(await grade(sample, item)).toEqual(first)
    expect(await grade(sample, item)).toEqual(first)
  })

  test('does not change what it is given', async () => {
    const given = { sample: JSON.parse(`{"output_json": ${sample}}`) as JsonObject, item: { a: { b: [1, 'x'] } }, spec }
    const before = JSON.stringify(given)
    await compile(parse(spec), ports)(given.sample, given.item)
    expect(JSON.stringify(given)).toBe(before)
  })

  test('gives a score or a failure for any JSON as sample and item, and never throws', async () => {
    const grade = compile(parse(spec), ports)
    await fc.assert(
      fc.asyncProperty(parsed(fc.oneof(json, object)), parsed(object), async (input, row) => {
        expectSound(await grade(input as SampleInput, row)) // a row's sample can be anything
        expectSound(await grade('{"b": [{"c": 1}]}', row))
        expectSound(await grade('x', input as JsonObject)) // and so can what stands for an item
      }),
      { numRuns: 50 },
    )
  })

  test('gives a score or a failure whatever the outside world replies', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (reply) => {
        expectSound(await compile(parse(spec), randomPorts(reply))('x', { a: 'x' }))
      }),
      { numRuns: 40 },
    )
  })

  test('rejects or throws the reason of an abort', async () => {
    const reason = new Error('enough')
    const grade = compile(parse(spec), ports)
    await expect((async () => grade('x', { a: 'x' }, { signal: AbortSignal.abort(reason) }))()).rejects.toBe(reason)
  })

  test('with any part replaced, removed or renamed it is refused with issues, or grades without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'rename'), json, key), {
          minLength: 1,
          maxLength: 3,
        }),
        parsed(object),
        async (edits, row) => {
          const document = JSON.parse(JSON.stringify(spec)) as JsonObject
          for (const [place, edit, value, name] of edits) change(document, place, edit, value, name)
          await expectJudged(JSON.parse(JSON.stringify(document)), row)
        },
      ),
      { numRuns: 50 },
    )
  })
})

test('any JSON document is refused with issues, or grades without throwing', async () => {
  const specs = all.map(([, { spec }]) => spec)
  const documents = fc.oneof(
    json,
    object,
    fc
      .record({ type: fc.constantFrom(...examples.keys()) })
      .chain((start) => object.map((keys) => ({ ...keys, ...start }))),
    fc.tuple(fc.constantFrom(...specs), object).map(([spec, keys]) => ({ ...spec, ...keys })),
    fc
      .tuple(fc.constantFrom('grader', 'testing_criteria', 'method', 'reinforcement', 'kind', 'spec'), json)
      .map(([wrapper, value]) => ({ [wrapper]: value })),
  )
  await fc.assert(fc.asyncProperty(parsed(documents), parsed(object), expectJudged), { numRuns: 500 })
})

test('any text is refused with issues, or grades without throwing', async () => {
  const texts = fc.tuple(
    fc.constantFrom(...all.map(([, { spec }]) => JSON.stringify(spec))),
    fc.nat(),
    fc.nat({ max: 4 }),
    fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('"', '{', '}', ',', '\\', '{{', '}}', '[0]')),
  )
  await fc.assert(
    fc.asyncProperty(texts, async ([text, place, length, edit]) => {
      const at = place % text.length
      await expectJudged(text.slice(0, at) + edit + text.slice(at + length), { a: 'x' })
    }),
    { numRuns: 500 },
  )
})

/** `parse` throws exactly the issues of `validate`; what is accepted compiles and grades. */
async function expectJudged(document: unknown, item: JsonObject): Promise<void> {
  const result = validate(document)
  if (!result.ok) {
    expect(result.issues.some(({ severity }) => severity === 'error')).toBe(true)
    for (const { message } of result.issues) expect(message).not.toBe('')
    expect(() => parse(document)).toThrow(InvalidGraderError)
    return
  }
  const grade = compile(
    parse(document),
    fakePorts({ model: '1', python: 1, endpoint: { score: 1 }, embedding: [[1], [1]] }),
  )
  expectSound(await grade('{"a": ["x"]}', item))
}

/** Changes one place of a document, chosen by a number. */
function change(document: JsonObject, place: number, edit: string, value: Json, name: string): void {
  const places: { readonly holder: Record<string, Json>; readonly key: string }[] = []
  const visit = (holder: Record<string, Json>): void => {
    for (const [at, child] of Object.entries(holder)) {
      places.push({ holder, key: at })
      if (typeof child === 'object' && child !== null) visit(child as Record<string, Json>) // arrays by their indexes
    }
  }
  visit(document)
  const chosen = places[place % Math.max(1, places.length)]
  if (chosen === undefined) return
  const old = chosen.holder[chosen.key] ?? null
  if (edit === 'replace' || Array.isArray(chosen.holder)) {
    define(chosen.holder, chosen.key, value)
    return
  }
  delete chosen.holder[chosen.key]
  if (edit === 'rename') define(chosen.holder, name, old)
}

/** Assignment to `__proto__` would set a prototype, which no JSON text can do. */
function define(holder: object, name: string, value: Json): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
}
