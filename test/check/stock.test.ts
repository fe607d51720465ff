import { type Damage, damages, probes, type SampleInput, type Transform, transforms } from 'graderkit'
import { expect, test } from 'vitest'

const call = (args: string): SampleInput => ({
  output_text: '',
  output_tools: [{ id: 'c1', type: 'function', function: { name: 'book', arguments: args } }],
})
const item = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Which planet is the largest planet?' },
  ],
}
const json = { sample: '{"name":"Ada Lovelace","year":1815}', item }
const other = { sample: '{"name":"Alan Turing","year":1912}', item }

const allTransforms = new Map<string, Transform>(Object.entries(transforms))
const allDamages = new Map<string, Damage>(Object.entries(damages))

test.each<[keyof typeof transforms, string, string | undefined]>([
  ['keyOrder', '{"a":{"b":1,"c":[{"d":1,"e":2}]},"f":2}', '{"f":2,"a":{"c":[{"e":2,"d":1}],"b":1}}'],
  ['keyOrder', '{"a":1}', undefined],
  ['keyOrder', 'prose', undefined],
  ['keyOrder', '{"__proto__":1,"a":2}', '{"a":2,"__proto__":1}'],
  ['jsonSpacing', '{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}'],
  ['jsonSpacing', '{\n"a": 1}', '{"a":1}'],
  ['jsonSpacing', '"text"', undefined],
  ['whiteSpace', 'one two', 'one  two'],
  ['whiteSpace', '{ "a b": "c d" }', '{"a b":"c  d"}'],
  ['whiteSpace', '{ "a": 1 }', undefined],
  ['trailingNewline', 'a', 'a\n'],
  ['upperCase', 'Straße', 'STRASSE'],
  ['upperCase', '{"a":"b"}', '{"a":"B"}'],
  ['upperCase', '{"a":1}', undefined],
  ['lowerCase', 'ABC', 'abc'],
  ['lowerCase', '{\n  "A": "B"\n}', '{\n  "A": "b"\n}'],
  ['unicodeForm', 'é', 'e\u0301'],
  ['unicodeForm', 'e\u0301', 'é'],
  ['unicodeForm', 'e', undefined],
  ['codeFence', '{"a":1}', '```json\n{"a":1}\n```'],
  ['codeFence', 'prose', '```\nprose\n```'],
])('the transform %s makes of %j %j', (name, text, expected) => {
  expect(allTransforms.get(name)?.apply(text)).toBe(expected)
})

test.each<[keyof typeof damages, readonly SampleInput[]]>([
  ['droppedFields', ['{"name":"Ada Lovelace"}', '{}']],
  ['truncation', ['{"name":"Ada Lovelace","ye', '{"name":"Ada Love', '{"name":', '']],
  ['wrongNumbers', ['{"name":"Ada Lovelace","year":8582}']],
  ['swappedNames', ['{"name":"Alan Turing","year":1815}']],
  ['otherAnswer', [other.sample]],
])('the damage %s takes its steps', (name, steps) => {
  expect(allDamages.get(name)?.steps(json, [other])).toEqual(steps)
})

test('damages change one thing after another', () => {
  expect(damages.wrongNumbers.steps({ sample: '10, 20 and 30', item }, [])).toEqual([
    '87, 20 and 30',
    '87, 97 and 30',
    '87, 97 and 77',
  ])
  const cities = { sample: 'from Paris to Rome: Paris is north, Parisian or not', item }
  expect(damages.swappedNames.steps(cities, [{ sample: 'via Oslo and Bern', item }])).toEqual([
    'from Oslo to Rome: Oslo is north, Parisian or not',
    'from Oslo to Bern: Oslo is north, Parisian or not',
    'from Oslo to Bern: Oslo is north, Oslo or not',
  ])
})

test('a damage that does not apply takes no step', () => {
  const number = { sample: '7', item }
  expect(Object.values(damages).map((damage) => damage.steps({ sample: { output_json: 1 }, item }, []))).toEqual([
    [],
    [],
    [],
    [],
    [],
  ])
  expect(
    Object.entries(damages)
      .map(([name, damage]) => `${name} ${damage.steps(number, []).length}`)
      .toSorted((one, other) => one.localeCompare(other)),
  ).toEqual(['droppedFields 0', 'otherAnswer 0', 'swappedNames 0', 'truncation 0', 'wrongNumbers 1'])
})

test('of a tool call, the arguments are changed, damaged and probed', () => {
  const example = { sample: call('{"city":"Rome","nights":2}'), item }
  expect(damages.droppedFields.steps(example, [])).toEqual([call('{"city":"Rome"}'), call('{}')])
  expect(probes.emptyAnswer.answers(example, [])).toEqual(['', ' \n', call('{"city":"","nights":2}')])
})

test('of an object with text, the text is, and its old output_json goes', () => {
  const example = { sample: { output_text: '{"a":1,"b":2}', output_json: { a: 1, b: 2 } }, item }
  expect(damages.droppedFields.steps(example, [])).toEqual([{ output_text: '{"a":1}' }, { output_text: '{}' }])
})

test.each(Object.values(probes).map((probe) => [probe.name, probe] as const))('the probe: %s', (_name, probe) => {
  const prose = { sample: 'Jupiter.', item }
  expect([probe.holdsHonestAnswer, probe.answers(json, [other]), probe.answers(prose, [])]).toMatchSnapshot()
})

test('the question is the last message of the user, or what a row calls so', () => {
  const asked = (row: object) => probes.echo.answers({ sample: 'x', item: row }, [])
  expect([
    asked(item),
    asked({ prompt: 'Why?' }),
    asked({ question: 'How?' }),
    asked({ messages: 'no list' }),
    asked({}),
  ]).toEqual([['Which planet is the largest planet?'], ['Why?'], ['How?'], [], []])
})
