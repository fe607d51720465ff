import * as fc from 'fast-check'
import { isSafePattern } from 'redos-detector'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'
import { isExponential } from '../../src/graders/json-schema/pattern/exponential.ts'
import { validate } from '../../src/graders/validate.ts'

const codes = (pattern: string) =>
  validate(jsonSchema({ name: 'json', schema: { type: 'string', pattern } })).issues.map(({ code, severity }) => [
    code,
    severity,
  ])

const safe: readonly string[] = [
  '',
  'foo',
  '.*',
  '.*foo.*',
  '^x-',
  '\\S',
  '^\\S(.*\\S)?$',
  '^.{1,500}$',
  '^.{1,5000}$',
  '^[^a-z]*$',
  '.*q$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^(\\d{1,2}[/.-]?){3}$',
  '^([01]?\\d|2[0-3]):[0-5]\\d$',
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
  '^[a-z0-9]+(?:-[a-z0-9]+)*$',
  '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$',
  '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
  '^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}$',
  '^https?://[^\\s/$.?#].[^\\s]*$',
  '^-?\\d{1,3}(,\\d{3})*(\\.\\d{2})?$',
  '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?$',
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$',
  '^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])(\\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9]))*$',
  '^((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}$',
  '^\\+?[0-9 ()-]{7,20}$',
  '^#?([a-f0-9]{6}|[a-f0-9]{3})$',
  '^(/[^/ ]*)+/?$',
  '^\\w+(, ?\\w+)*$',
  '^[a-z]+([A-Z][a-z]*)*$',
  '^(?=.*[A-Z])(?=.*\\d).{8,}$',
  '^(.+\\n)*.+$',
  '^"(\\\\.|[^"\\\\])*"$',
  '^\\s*(.*?)\\s*$',
  '^(?!.*(.)\\1)\\w+$',
  '^(?<y>\\d{4})-\\k<y>$',
  "^[\\p{L}\\p{M}'\\- ]+$",
  '^(\\u0041|\\x42|\\u{43}|[\\]\\u0061-\\u{7a}])*$',
  '^\\d\\-\\d$',
  '^[A-Z]\\d{2}(\\.\\d{1,4})?$',
  '^\\d+ U\\.S\\.C?\\. § \\d+[a-z]?(\\(\\w+\\))*$',
]

test.each(safe)('the pattern %s is accepted', (pattern) => {
  expect(codes(pattern)).toEqual([])
})

const ofZod = {
  email: z.email(),
  html5Email: z.email({ pattern: z.regexes.html5Email }),
  rfc5322Email: z.email({ pattern: z.regexes.rfc5322Email }),
  unicodeEmail: z.email({ pattern: z.regexes.unicodeEmail }),
  uuid: z.uuid(),
  guid: z.guid(),
  cuid: z.cuid(),
  cuid2: z.cuid2(),
  ulid: z.ulid(),
  xid: z.xid(),
  ksuid: z.ksuid(),
  nanoid: z.nanoid(),
  ipv4: z.ipv4(),
  ipv6: z.ipv6(),
  cidrv4: z.cidrv4(),
  cidrv6: z.cidrv6(),
  base64: z.base64(),
  base64url: z.base64url(),
  e164: z.e164(),
  emoji: z.emoji(),
  hostname: z.hostname(),
  hex: z.hex(),
  hash: z.hash('sha256'),
  date: z.iso.date(),
  time: z.iso.time(),
  datetime: z.iso.datetime({ offset: true, local: true }),
  duration: z.iso.duration(),
  url: z.httpUrl(),
  template: z.templateLiteral([z.number(), '-', z.string()]),
  strings: z.string().startsWith('a').endsWith('c').includes('b').trim(),
} as const

test.each(Object.entries(ofZod))('the patterns that zod writes for %s are accepted', (_, schema) => {
  const result = validate(jsonSchema({ name: 'json', schema }))
  expect(result.issues.filter(({ code }) => code === 'unsafe_pattern' || code === 'invalid_schema')).toEqual([])
})

const unsafe: readonly string[] = [
  '^(a+)+$',
  '^(a*)*$',
  '^(a|a)*$',
  '^(a|a?)+$',
  '^(ab|ab)*$',
  '^(a|b|ab)*c$',
  '^(\\w+\\s?)+$',
  '^(\\d+,?)+$',
  '^\\d+(,?\\d+)*$',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '^([a-zA-Z0-9]+)*@',
  '^(?:(?:ab)+)+$',
  '^((ab)*|b)*$',
  '^(?=(a+)+$)b',
  '^(?<!(a+)+b)c$',
  '^(a{1,50}){1,50}$',
  '^(a+){12}$',
  '^(a?){40}a{40}$',
  '^([\\p{L}]+|[à-ü]+)*$',
  '^(é|\\u00e9)*$',
  '^(.|\\n|[^x])*y$',
  '^(\\S+\\s*)*$',
  '^<([a-z]+)([^<]+)*(?:>(.*)<\\/\\1>|\\s+\\/>)$',
  '^(([^<>()[\\]\\\\.,;:\\s@"]+)*)*@',
]

test.each(unsafe)('the pattern %s is refused', (pattern) => {
  expect(codes(pattern)).toEqual([['unsafe_pattern', 'error']])
})

test('patterns are read wherever they stand, and the issue says where', () => {
  const schema = {
    type: 'object',
    patternProperties: { '^(a+)+$': { type: 'string' } },
    propertyNames: { pattern: '^(b+)+$' },
    $defs: { never: { not: { pattern: '^(c+)+$' } } },
    properties: { pattern: { const: { pattern: '^(d+)+$' } } },
  }
  expect(validate(jsonSchema({ name: 'json', schema })).issues.map(({ path }) => path)).toEqual([
    ['schema', 'patternProperties', '^(a+)+$'],
    ['schema', 'propertyNames', 'pattern'],
    ['schema', '$defs', 'never', 'not', 'pattern'],
  ])
})

test.each([
  ['long', 'a|'.repeat(5_000)],
  ['deep', `${'('.repeat(1_000)}a${')'.repeat(1_000)}`],
  ['wide', `^(${Array.from({ length: 900 }, (_, index) => `a${index}`).join('|')})*(${'[a-z]?'.repeat(200)})*$`],
])('a pattern that is too %s to tell is a warning', (_, pattern) => {
  expect(codes(pattern)).toEqual([['unsafe_pattern', 'warning']])
})

test('what another library finds to have few ways to match is not refused', { timeout: 30_000 }, () => {
  const part = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', '[ab]', 'c'),
      fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
      fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
      fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '{2}')).map(([body, sign]) => `(?:${body})${sign}`),
    ),
  })).any
  let compared = 0
  fc.assert(
    fc.property(part, (pattern) => {
      const { safe: isSafe } = isSafePattern(`^${pattern}$`, { maxScore: 10, maxSteps: 500 })
      fc.pre(isSafe)
      compared++
      expect(isExponential(`^${pattern}$`, 'u')).toBe(false)
    }),
    { numRuns: 150 },
  )
  expect(compared).toBeGreaterThan(50)
})
