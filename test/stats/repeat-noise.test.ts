import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RepeatNoise } from '../../src/stats/repeat-noise.ts'

const of = (...prompts: readonly (readonly (readonly number[])[])[]) => {
  const noise = new RepeatNoise()
  for (const prompt of prompts) noise.add(prompt)
  return { answers: noise.answers, noise: noise.noise, share: noise.share, enough: noise.enough }
}

test('noise and its share are those of a one-way analysis of variance, worked by hand', () => {
  // Means 0.2 and 0.8; within: 0.01 each over two degrees. Between: variance of the means 0.18, less 0.01 / 3 of noise.
  const { noise, share, enough, answers } = of([
    [0.1, 0.2, 0.3],
    [0.7, 0.8, 0.9],
  ])
  const spread = 0.18 - 0.01 / 3
  expect([answers, enough]).toEqual([2, 1])
  expect(noise).toBeCloseTo(0.1, 12)
  expect(share).toBeCloseTo(0.01 / (0.01 + spread), 12)
})

test.each([
  // A share of 0.5, 0.3, 0.2 needs J = 4 share / (1 - share) gradings for at most a fifth.
  [0.5, 4],
  [0.3, 2],
  [0.2, 1],
])('a share of noise of %d needs %d gradings', (share, gradings) => {
  // Two answers with two scores each: noise d² / 2, spread m² / 2 - d² / 4 for a distance m of the means.
  const spread = (1 - share) / share
  const apart = Math.sqrt(2 * (spread + 0.5))
  const scores = (mean: number) => [mean - Math.SQRT1_2, mean + Math.SQRT1_2]
  const found = of([scores(0), scores(apart)])
  expect(found.share).toBeCloseTo(share, 12)
  expect(found.enough).toBe(gradings)
})

test('what cannot be known is absent, never 0', () => {
  expect(of()).toEqual({ answers: 0, noise: undefined, share: undefined, enough: undefined })
  expect(of([[0.5], [0.7]])).toEqual({ answers: 0, noise: undefined, share: undefined, enough: undefined })
  expect(of([[0.5, 0.5]])).toEqual({ answers: 1, noise: 0, share: undefined, enough: undefined })
  // Answers that differ no more than gradings of one of them: no number of gradings helps.
  expect(
    of([
      [0, 1],
      [0, 1],
    ]),
  ).toEqual({ answers: 2, noise: Math.SQRT1_2, share: 1, enough: undefined })
})

test('a missing score takes its answer along and nothing else, and the order of prompts does not matter', () => {
  const score = fc.double({ min: 0, max: 1, noNaN: true })
  const prompt = fc.array(fc.array(score, { maxLength: 4 }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(prompt, { maxLength: 6 }), (prompts) => {
      const [one, other] = [of(...prompts), of(...prompts.toReversed())]
      expect(one.answers).toBe(prompts.flat().filter(({ length }) => length > 1).length)
      if (one.noise !== undefined) expect(one.noise).toBeCloseTo(other.noise ?? Number.NaN, 9)
      if (one.share !== undefined) expect(one.share >= 0 && one.share <= 1).toBe(true)
    }),
  )
})
