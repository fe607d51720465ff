import { describe, expect, test } from 'vitest'
import { scored, unscored } from '../../src/core/result.ts'

test('a finite score is kept as it is, with detail and parts only where there are any', () => {
  const parts = { a: scored(1) }
  expect(scored(0)).toStrictEqual({ ok: true, score: 0 })
  expect(scored(-2.5, null)).toStrictEqual({ ok: true, score: -2.5, detail: null })
  expect(scored(1, undefined, parts)).toStrictEqual({ ok: true, score: 1, parts })
  expect(scored(1, 'why', parts)).toStrictEqual({ ok: true, score: 1, detail: 'why', parts })
})

describe('a score that is not finite is no score', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s', (score) => {
    const message = `The grader gave ${score}, which is not a finite number.`
    expect(scored(score)).toStrictEqual({ ok: false, failure: { code: 'other', message } })
    expect(scored(score, { a: 1 }, {})).toStrictEqual({
      ok: false,
      failure: { code: 'other', message, detail: { a: 1 } },
      parts: {},
    })
  })
})

test('a failure has a code and a sentence, with detail and parts only where there are any', () => {
  expect(unscored('sample_parse', 'Why.')).toStrictEqual({
    ok: false,
    failure: { code: 'sample_parse', message: 'Why.' },
  })
  expect(unscored('other', 'Why.', 0, {})).toStrictEqual({
    ok: false,
    failure: { code: 'other', message: 'Why.', detail: 0 },
    parts: {},
  })
})
