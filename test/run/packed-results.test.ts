import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureCodes, type GradeResult, scored, unscored } from '../../src/core/result.ts'
import { addPacked, ResultPacker } from '../../src/run/packed-results.ts'
import { Summarizer } from '../../src/run/summarizer.ts'

const { result } = fc.letrec<{ result: GradeResult }>((tie) => ({
  result: fc
    .tuple(
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(...failureCodes)),
      fc.option(
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', ''), tie('result'), { maxKeys: 3 }),
        { nil: undefined },
      ),
    )
    .map(([outcome, parts]) =>
      typeof outcome === 'number' ? scored(outcome, undefined, parts) : unscored(outcome, 'why', undefined, parts),
    ),
}))

const row = fc
  .array(fc.tuple(result, fc.option(fc.double({ min: -1, max: 1, noNaN: true }))), { maxLength: 5 })
  .map((answers) => ({ results: answers.map(([one]) => one), experts: answers.map(([, expert]) => expert) }))

test('packed results add up to the same summary, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(row, fc.boolean()), { maxLength: 12 }), (rows) => {
      const direct = new Summarizer({ low: 0, high: 1 })
      const packed = new Summarizer({ low: 0, high: 1 })
      const packer = new ResultPacker()
      for (const [{ results, experts }, full] of rows) {
        direct.add(results, experts)
        packer.add(results, experts)
        if (full) addPacked(packer.take(), packed)
      }
      addPacked(packer.take(), packed)
      expect(packed.summary()).toEqual(direct.summary())
    }),
  )
})

test('a block of more results than the first buffer holds loses none', () => {
  const summarizer = new Summarizer({ low: 0, high: 1 })
  const packer = new ResultPacker()
  for (let index = 0; index < 5000; index++)
    packer.add([scored(index / 5000), scored(0.5, undefined, { part: scored(1) })])
  addPacked(packer.take(), summarizer)
  const { samples, children } = summarizer.summary()
  expect({ samples, children }).toEqual({ samples: 10_000, children: { part: { graded: 5000, failed: 0, mean: 1 } } })
})
