import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureCodes, type GradeResult, scored, unscored } from '../../src/core/result.ts'
import { resultLine } from '../../src/report/result-line.ts'

/** The object that a line stands for: no detail, failures by code and message. */
function plain(result: GradeResult): object {
  const parts =
    result.parts === undefined
      ? {}
      : { parts: Object.fromEntries(Object.entries(result.parts).map(([key, part]) => [key, plain(part)])) }
  return result.ok
    ? { ok: true, score: result.score, ...parts }
    : { ok: false, failure: { code: result.failure.code, message: result.failure.message }, ...parts }
}

test('a scored answer is its place, its score and its parts, without the evidence', () => {
  const result = scored(0.75, { input: 'x' }, { a: scored(1, 'why'), b: unscored('other', 'No "b".\n', [1]) })
  expect(resultLine({ id: 'q"1', row: 3, sample: 0, file: undefined, shard: undefined }, result)).toBe(
    '{"id":"q\\"1","row":3,"sample":0,"ok":true,"score":0.75,"parts":{"a":{"ok":true,"score":1},"b":{"ok":false,"failure":{"code":"other","message":"No \\"b\\".\\n"}}}}',
  )
})

test('an answer without a score says why', () => {
  expect(
    resultLine(
      { id: undefined, row: 1, sample: 2, file: 'a.jsonl', shard: '2/8' },
      unscored('invalid_variable', 'No.'),
    ),
  ).toBe(
    '{"id":null,"row":1,"sample":2,"file":"a.jsonl","shard":"2/8","ok":false,"failure":{"code":"invalid_variable","message":"No."}}',
  )
})

const score = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e21, 1e-7, 0.1 + 0.2),
)
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u2028', '"', '\\', '\ud800', '\n'))
const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '1', ''))
const { result } = fc.letrec<{ result: GradeResult }>((tie) => ({
  result: fc.oneof(
    { maxDepth: 3 },
    score.map((value) => scored(value)),
    fc.tuple(fc.constantFrom(...failureCodes), text).map(([code, message]) => unscored(code, message, { note: 1 })),
    fc
      .tuple(score, fc.dictionary(key, tie('result'), { maxKeys: 4 }))
      .map(([value, parts]) => scored(value, null, parts)),
    fc
      .tuple(text, fc.dictionary(key, tie('result'), { maxKeys: 4 }))
      .map(([message, parts]) => unscored('other', message, undefined, parts)),
  ),
}))
const place = fc.record({
  id: fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(undefined)),
  row: fc.nat(),
  sample: fc.nat(),
  file: fc.oneof(text, fc.constant(undefined)),
  shard: fc.constantFrom('1/2', undefined),
})

test('a line is what JSON.stringify writes for the same object, whatever the result', () => {
  fc.assert(
    fc.property(place, result, (at, given) => {
      const { id, row, sample, file, shard } = at
      const object = {
        id: id ?? null,
        row,
        sample,
        ...(file === undefined ? {} : { file }),
        ...(shard === undefined ? {} : { shard }),
        ...plain(given),
      }
      expect(resultLine(at, given)).toBe(JSON.stringify(object))
    }),
    { numRuns: 400 },
  )
})
