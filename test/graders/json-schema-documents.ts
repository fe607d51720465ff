import * as fc from 'fast-check'
import type { Json } from '../../src/core/json.ts'

/** A schema, with documents of every quality for it. */
export interface Described {
  readonly schema: { readonly [keyword: string]: Json }
  readonly valid: fc.Arbitrary<Json>
  /** Nothing of it holds. */
  readonly bad: fc.Arbitrary<Json>
  /** Partly right. */
  readonly mixed: fc.Arbitrary<Json>
  /** Twice the same document, but for one place, which holds less in the first. */
  readonly pair: fc.Arbitrary<readonly [worse: Json, better: Json]>
}

const names = ['a', 'b', 'c', 'toString', 'x y']

/** Schemas whose slots judge apart from each other, three levels deep. */
export const described: fc.Arbitrary<Described> = fc.letrec<{ any: Described }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    { weight: 2, arbitrary: leaf() },
    { weight: 3, arbitrary: object(tie('any')) },
    { weight: 2, arbitrary: array(tie('any')) },
    { weight: 1, arbitrary: nullable(tie('any')) },
  ),
})).any

function leaf(): fc.Arbitrary<Described> {
  return fc.constantFrom(
    whole(
      { type: 'string', minLength: 1, maxLength: 3 },
      fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme-ascii' }),
      ['', 'long text', 1, []],
    ),
    whole({ type: 'integer', minimum: 0 }, fc.nat(), [-1, 0.5, '1', null, {}]),
    whole({ enum: ['EUR', 'USD'] }, fc.constantFrom('EUR', 'USD'), ['eur', 0, [], {}]),
    whole({ type: 'boolean' }, fc.boolean(), ['true', 1, []]),
    whole({ type: 'string', pattern: '^[a-z]+$' }, fc.constantFrom('a', 'bc'), ['A', 7, [], {}]),
    whole({ const: 7 }, fc.constant(7), [8, '7', [], {}]),
  )
}

function whole(schema: Described['schema'], valid: fc.Arbitrary<Json>, wrong: readonly Json[]): Described {
  const bad = fc.constantFrom(...wrong)
  return { schema, valid, bad, mixed: fc.oneof(valid, bad), pair: fc.tuple(bad, valid) }
}

function nullable(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  return inner
    .filter(({ schema }) => schema['type'] !== undefined)
    .map(({ schema, valid, bad, mixed, pair }) => ({
      schema: { anyOf: [schema, { type: 'null' }] },
      valid: fc.oneof(valid, fc.constant(null)),
      bad: bad.filter((value) => value !== null),
      mixed: fc.oneof(mixed, fc.constant(null)),
      pair: fc.oneof(pair, fc.tuple(mixed, fc.constant(null))),
    }))
}

function array(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  return fc.tuple(inner, fc.integer({ min: 0, max: 2 })).map(([item, minItems]) => {
    const bad = fc.constantFrom<Json>('text', 1, {})
    const mixed = fc.array(item.mixed, { maxLength: 4 })
    const inPlace = fc.tuple(mixed, item.pair, mixed).map(
      ([before, [worse, better], after]) =>
        [
          [...before, worse, ...after],
          [...before, better, ...after],
        ] as const,
    )
    return {
      schema: { type: 'array', items: item.schema, ...(minItems === 0 ? {} : { minItems }) },
      valid: fc.array(item.valid, { minLength: minItems, maxLength: 4 }),
      bad,
      mixed: fc.oneof({ weight: 5, arbitrary: mixed }, { weight: 1, arbitrary: bad }),
      pair: fc.oneof(inPlace, fc.tuple(bad, mixed)),
    }
  })
}

function object(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  const member = fc.tuple(fc.constantFrom(...names), inner, fc.boolean())
  return fc
    .tuple(fc.uniqueArray(member, { minLength: 1, maxLength: 4, selector: ([name]) => name }), fc.boolean())
    .map(([members, isClosed]) => {
      const required = members.filter(([, , isRequired]) => isRequired).map(([name]) => name)
      const bad = fc.constantFrom<Json>('text', 1, [])
      const record = (
        pick: (part: Described) => fc.Arbitrary<Json>,
        requiredKeys: string[],
      ): fc.Arbitrary<{ [key: string]: Json }> =>
        fc.record(Object.fromEntries(members.map(([name, part]) => [name, pick(part)])), {
          requiredKeys,
          noNullPrototype: true,
        })
      const partly = record(({ mixed }) => mixed, [])
      const mixed = isClosed
        ? fc.tuple(partly, fc.boolean()).map(([value, hasExtra]) => (hasExtra ? { ...value, extra: 1 } : value))
        : partly
      const inPlace = fc.tuple(mixed, fc.constantFrom(...members)).chain(([value, [name, part]]) =>
        fc.oneof(
          part.pair.map(
            ([worse, better]) =>
              [
                { ...value, [name]: worse },
                { ...value, [name]: better },
              ] as const,
          ),
          part.valid.map((better) => [without(value, name), { ...value, [name]: better }] as const),
        ),
      )
      return {
        schema: {
          type: 'object',
          properties: Object.fromEntries(members.map(([name, { schema }]) => [name, schema])),
          required,
          ...(isClosed ? { additionalProperties: false } : {}),
        },
        valid: record(({ valid }) => valid, required),
        bad,
        mixed: fc.oneof({ weight: 5, arbitrary: mixed }, { weight: 1, arbitrary: bad }),
        pair: fc.oneof(inPlace, fc.tuple(bad, mixed)),
      }
    })
}

function without(value: { readonly [key: string]: Json }, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
}
