import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import type { Unscored } from '../../src/core/result.ts'
import { readSample, type SampleInput } from '../../src/core/sample.ts'
import { parseTemplate } from '../../src/template/parse-template.ts'
import { renderer } from '../../src/template/render.ts'

function render(source: string, item: JsonObject, input: SampleInput = ''): string | Unscored {
  const sample = readSample(input)
  if (typeof sample === 'string') throw new Error(sample)
  return renderer(parseTemplate(source).template)({ item, sample })
}

function missing(message: string): Unscored {
  return { ok: false, failure: { code: 'invalid_variable', message } }
}

/** An item as a row gives it: own keys only, `__proto__` among them. */
function fromText(json: string): JsonObject {
  return JSON.parse(json) as JsonObject // the texts below are objects
}

describe('a value is written', () => {
  test.each<[title: string, json: string, text: string]>([
    ['text verbatim', '"a \\"quoted\\" é\\n"', 'a "quoted" é\n'],
    ['empty text', '""', ''],
    ['text that holds a template, which is not filled', '"{{ item.b }} {{7*7}}"', '{{ item.b }} {{7*7}}'],
    ['text of other template languages', '"{% if %} {# note #} ${x} $& $1"', '{% if %} {# note #} ${x} $& $1'],
    ['text that is JSON, as it is', '"{\\"x\\":  1}"', '{"x":  1}'],
    ['0', '0', '0'],
    ['a negative zero', '-0', '0'],
    ['a whole number with a point', '1.0', '1'],
    ['a number', '-12.5e-3', '-0.0125'],
    ['a large number', '1e21', '1e+21'],
    ['a number beyond JSON', '1e999', 'Infinity'],
    ['true', 'true', 'true'],
    ['false', 'false', 'false'],
    ['null', 'null', 'null'],
    ['an array as compact JSON', '[1, "a", null, {"b": []}]', '[1,"a",null,{"b":[]}]'],
    ['an object as compact JSON, keys in their order', '{"b": 1, "a": "é\\u2028"}', '{"b":1,"a":"é\u2028"}'],
    ['an empty object', '{}', '{}'],
  ])('%s', (_title, json, text) => {
    expect(render('{{item.a}}', fromText(`{"a": ${json}, "b": "B"}`))).toBe(text)
    expect(render('<{{ item.a }}|{{item.a}}>', fromText(`{"a": ${json}, "b": "B"}`))).toBe(`<${text}|${text}>`)
  })
})

describe('a path is walked', () => {
  const item = fromText(`{
    "list": [{"k": "first"}, ["x", "y"]], "json": "{\\"in\\": {\\"list\\": [10, 20]}}", "array": "[[1], 2]",
    "twice": "{\\"a\\": \\"{\\\\\\"b\\\\\\": true}\\"}", "a-b": "hyphen", "größe": "ö", "0": "zero",
    "__proto__": {"x": "own"}, "constructor": "c", "toString": "t", "length": 5, "null": null
  }`)
  const tools = [{ id: '1', type: 'function', function: { name: 'f', arguments: '{"symbols": ["A", "B"]}' } }]
  const answer = { output_text: 'text', output_json: { s: { t: 1 } }, output_tools: tools }
  test.each<[path: string, text: string]>([
    ['item.list[0].k', 'first'],
    ['item.list[1][1]', 'y'],
    ['item.list[1]', '["x","y"]'],
    ['item.json.in.list[1]', '20'],
    ['item.json', '{"in": {"list": [10, 20]}}'],
    ['item.array[0][0]', '1'],
    ['item.twice.a.b', 'true'],
    ['item.a-b', 'hyphen'],
    ['item.größe', 'ö'],
    ['item.0', 'zero'],
    ['item.__proto__', '{"x":"own"}'],
    ['item.__proto__.x', 'own'],
    ['item.constructor', 'c'],
    ['item.toString', 't'],
    ['item.length', '5'],
    ['item.null', 'null'],
    ['sample.output_text', 'text'],
    ['sample.output_json.s', '{"t":1}'],
    ['sample.output_tools[0].function.name', 'f'],
    ['sample.output_tools[0].function.arguments', '{"symbols": ["A", "B"]}'],
    ['sample.output_tools[0].function.arguments.symbols[1]', 'B'],
  ])('%s', (path, text) => {
    expect(render(`{{${path}}}`, item, answer)).toBe(text)
  })
})

describe('a variable that is not there is a failure that says what is', () => {
  const item = {
    complaint: 'late',
    nested: { alpha: 1, beta: null },
    list: ['x'],
    empty: {},
    none: [],
    text: 'plain',
    number: 4,
    nothing: null,
    'a number in text': '5',
  }
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`key_number_${index}`, index]))
  test.each<[path: string, why: string, from?: JsonObject]>([
    ['item.compliant', 'item has no "compliant". Did you mean "complaint"?'],
    ['item.Complaint', 'item has no "Complaint". Did you mean "complaint"?'],
    ['item.zzz', 'item has no "zzz"; it has complaint, nested, list, empty, none, text, number, nothing, and 1 more.'],
    ['item.nested.gamma', 'item.nested has no "gamma"; it has alpha, beta.'],
    ['item.nested.beta.x', 'item.nested.beta is null, which has no parts.'],
    ['item.nested[0]', 'item.nested is an object, not an array; it has alpha, beta.'],
    ['item.empty.x', 'item.empty has no "x"; it is empty.'],
    ['item.list[1]', 'item.list has 1 entry, counted from [0].'],
    ['item.none[0]', 'item.none is an empty array.'],
    ['item.list.k', 'item.list is an array, so name an entry first: item.list[0].k.'],
    ['item.list.0', 'item.list is an array; write item.list[0] for an entry.'],
    ['item.list.length', 'item.list is an array, so name an entry first: item.list[0].length.'],
    ['item.text.x', 'item.text is text that holds no JSON object or array.'],
    ['item.text.length', 'item.text is text that holds no JSON object or array.'],
    ['item.text[0]', 'item.text is text that holds no JSON object or array.'],
    ['item.number.x', 'item.number is a number, which has no parts.'],
    ['item.nothing.x', 'item.nothing is null, which has no parts.'],
    ['item.toString', 'item has no "toString"; it is empty.', {}],
    ['item.constructor.name', 'item has no "constructor"; it is empty.', {}],
    ['item.__proto__', 'item has no "__proto__"; it is empty.', {}],
    ['item.hasOwnProperty', 'item has no "hasOwnProperty"; it has x.', { x: 1 }],
    ['item.length', 'item has no "length"; it has x.', { x: 1 }],
    ['item.other', `item has no "other"; it has ${Object.keys(many).slice(0, 8).join(', ')}, and 4 more.`, many],
    ['item.x', `item has no "x"; it has ${'k'.repeat(39)}….`, { ['k'.repeat(100)]: 1 }],
    ['sample.output_json', "the sample's output text is JSON, but no object or array."],
    ['sample.output_json.label', "the sample's output text is JSON, but no object or array."],
    ['sample.output_tools[0].function.name', 'the answer has no tool calls.'],
    ['sample.toString', 'sample has no "toString"; it has output_text.'],
  ])('%s', (path, why, from = item) => {
    expect(render(`a {{ ${path} }} b`, from, '5')).toEqual(missing(`{{ ${path} }} does not exist: ${why}`))
  })

  test('output_json is missing where the output text is not JSON', () => {
    expect(render('{{sample.output_json.a}}', {}, 'Yes.')).toEqual(
      missing("{{ sample.output_json.a }} does not exist: the sample's output text is not JSON."),
    )
  })

  test('the first missing variable of several counts', () => {
    expect(render('{{item.a}} {{item.b}} {{item.c}}', { a: 1 })).toEqual(
      missing('{{ item.b }} does not exist: item has no "b"; it has a.'),
    )
  })
})

test('a key that is there and undefined, as TypeScript allows, is missing', () => {
  const item = { a: undefined, b: 1 } as unknown as JsonObject // what an optional field of a typed row can be
  expect(render('{{item.a}}', item)).toEqual(missing('{{ item.a }} does not exist: item has no "a"; it has b.'))
})

test('text without references is itself, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('{{'))
      expect(render(text, {})).toBe(text)
    }),
  )
})

test('a string is filled in as it is and anything else as JSON, whatever stands around it', () => {
  const around = fc.string().map((text) => text.replaceAll('{', '(').replaceAll('}', ')'))
  fc.assert(
    fc.property(around, fc.oneof(fc.string(), fc.jsonValue()), around, (before, value, after) => {
      const item = fromText(JSON.stringify({ value }))
      const written = typeof value === 'string' ? value : JSON.stringify(value)
      expect(render(`${before}{{item.value}}${after}`, item)).toBe(before + written + after)
    }),
  )
})

test('a value is found under any path that leads to it, also when a part of it is JSON text', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'toString', 'ä-1', '$x'), fc.nat({ max: 3 }))
  fc.assert(
    fc.property(
      fc.array(key, { minLength: 1, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      (path, asText) => {
        let value: unknown = 'found'
        for (const [index, step] of path.toReversed().entries()) {
          const text = JSON.stringify(value)
          value = JSON.parse(
            typeof step === 'number' ? `[${'0,'.repeat(step)}${text}]` : `{${JSON.stringify(step)}: ${text}}`,
          )
          if (asText[index] === true) value = JSON.stringify(value)
        }
        const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
        expect(render(`{{item.root${steps}}}`, fromText(JSON.stringify({ root: value })))).toBe('found')
      },
    ),
  )
})

test('a template of a megabyte is filled', () => {
  const count = Math.floor((1024 * 1024) / 11)
  expect(render('{{item.a}} '.repeat(count), { a: 'x' })).toBe('x '.repeat(count))
})
