import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BadLine, type Line, readLines } from '../../src/dataset/lines.ts'

const encoder = new TextEncoder()
const notUtf8 = 'The line is not valid UTF-8; save the file as UTF-8.'

function bytesOf(...pieces: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => (typeof piece === 'string' ? [...encoder.encode(piece)] : piece)))
}

/** The bytes in chunks of the given sizes, the last size for the rest; each chunk is overwritten once the next one is asked for. */
async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let turn = 0; at < bytes.length || turn < sizes.length; turn++) {
    const size = sizes[Math.min(turn, sizes.length - 1)] ?? bytes.length
    const chunk = bytes.slice(at, at + size)
    at += size
    yield chunk
    chunk.fill(0x58)
  }
}

async function linesOf(
  bytes: Uint8Array,
  sizes: readonly number[] = [1 << 20],
  longest?: number,
): Promise<(Line | BadLine)[]> {
  const lines: (Line | BadLine)[] = []
  for await (const batch of readLines(chunked(bytes, sizes), longest)) lines.push(...batch)
  return lines
}

describe('bytes are cut into lines', () => {
  test.each<[title: string, bytes: Uint8Array, lines: (Line | BadLine)[]]>([
    ['none in no bytes', bytesOf(), []],
    ['none in line breaks alone', bytesOf('\n\r\n \t\n\n'), []],
    ['one without a last line break', bytesOf('{"a":1}'), [{ number: 1, text: '{"a":1}' }]],
    ['one with a last line break', bytesOf('{"a":1}\n'), [{ number: 1, text: '{"a":1}' }]],
    [
      'CRLF',
      bytesOf('{"a":1}\r\n[2]\r\n\r\n3\r'),
      [
        { number: 1, text: '{"a":1}' },
        { number: 2, text: '[2]' },
        { number: 4, text: '3' },
      ],
    ],
    [
      'a BOM at the start',
      bytesOf([0xef, 0xbb, 0xbf], '{}\n{}'),
      [
        { number: 1, text: '{}' },
        { number: 2, text: '{}' },
      ],
    ],
    ['a BOM alone on the first line', bytesOf([0xef, 0xbb, 0xbf], '\n1'), [{ number: 2, text: '1' }]],
    [
      'a BOM further on, which is text',
      bytesOf('1\n', [0xef, 0xbb, 0xbf], '2'),
      [
        { number: 1, text: '1' },
        { number: 2, text: '\uFEFF2' },
      ],
    ],
    [
      'U+2028 and other separators, which end no line',
      bytesOf('"a\u2028b\u2029c\u0085d\ve"\n1'),
      [
        { number: 1, text: '"a\u2028b\u2029c\u0085d\ve"' },
        { number: 2, text: '1' },
      ],
    ],
    [
      'a lone CR, which ends no line',
      bytesOf('1\r2\n3'),
      [
        { number: 1, text: '1\r2' },
        { number: 2, text: '3' },
      ],
    ],
    ['a NUL, which is text', bytesOf('a\u0000b\n'), [{ number: 1, text: 'a\u0000b' }]],
    [
      'invalid UTF-8 in one line only',
      bytesOf('1\n"', [0xff], '"\n\n"é"\n', [0xc3], '\n5'),
      [
        { number: 1, text: '1' },
        { number: 2, message: notUtf8 },
        { number: 4, text: '"é"' },
        { number: 5, message: notUtf8 },
        { number: 6, text: '5' },
      ],
    ],
    [
      'half a character at the end',
      bytesOf('1\n', [0xe2, 0x82]),
      [
        { number: 1, text: '1' },
        { number: 2, message: notUtf8 },
      ],
    ],
    [
      'UTF-16, which is not UTF-8',
      bytesOf([0xff, 0xfe, 0x31, 0x00, 0x0a, 0x00]),
      [
        { number: 1, message: notUtf8 },
        { number: 2, text: '\u0000' },
      ],
    ],
  ])('%s', async (_title, bytes, lines) => {
    expect(await linesOf(bytes)).toEqual(lines)
    // One byte at a time gives the same.
    expect(await linesOf(bytes, [1])).toEqual(lines)
  })
})

test('characters of two to four bytes survive chunk borders of every size', async () => {
  const text = '{"a":"é€😀𝒳"}\n"😀"\r\n\n"€"'
  const lines = [
    { number: 1, text: '{"a":"é€😀𝒳"}' },
    { number: 2, text: '"😀"' },
    { number: 4, text: '"€"' },
  ]
  const bytes = encoder.encode(text)
  for (let size = 1; size <= bytes.length; size++) expect(await linesOf(bytes, [size])).toEqual(lines)
})

describe('a line longer than the limit is reported, and the lines around it are read', () => {
  const message = 'The line is longer than 8 bytes, and longer ones are not read.'
  test.each<[title: string, text: string, lines: (Line | BadLine)[]]>([
    [
      'exactly as long is not too long',
      '12345678\n1',
      [
        { number: 1, text: '12345678' },
        { number: 2, text: '1' },
      ],
    ],
    [
      'in the middle',
      '1\n123456789\n3',
      [
        { number: 1, text: '1' },
        { number: 2, message },
        { number: 3, text: '3' },
      ],
    ],
    [
      'at the end, without a line break',
      '1\n123456789',
      [
        { number: 1, text: '1' },
        { number: 2, message },
      ],
    ],
    [
      'one after another',
      '1234567890\n1234567890123456789012\n\n4',
      [
        { number: 1, message },
        { number: 2, message },
        { number: 4, text: '4' },
      ],
    ],
    [
      'of blanks',
      '          \n2',
      [
        { number: 1, message },
        { number: 2, text: '2' },
      ],
    ],
    [
      'measured in bytes',
      '"€€€"\n2',
      [
        { number: 1, message },
        { number: 2, text: '2' },
      ],
    ],
  ])('%s', async (_title, text, lines) => {
    const bytes = encoder.encode(text)
    for (const size of [1, 2, 3, 5, 8, 9, 100]) expect(await linesOf(bytes, [size], 8)).toEqual(lines)
  })

  test('a limit of megabytes is told in megabytes', async () => {
    const bytes = new Uint8Array(2 * 1024 * 1024 + 1).fill(0x20)
    expect(await linesOf(bytes, [1000], 2 * 1024 * 1024)).toEqual([
      { number: 1, message: 'The line is longer than 2 MB, and longer ones are not read.' },
    ])
  })
})

test('any split of any bytes into chunks gives the same lines', async () => {
  const piece = fc.oneof(
    fc
      .constantFrom('\n', '\r\n', '\r', ' ', '{"a":1}', '"é€😀"', '\uFEFF', '\u2028', '123456789012')
      .map((text) => [...encoder.encode(text)]),
    fc.constantFrom([0xff], [0xc3], [0xe2, 0x82], [0xef, 0xbb]),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 20 }),
      async (pieces, sizes, longest) => {
        const bytes = Uint8Array.from(pieces.flat())
        expect(await linesOf(bytes, [...sizes, 5], longest)).toEqual(await linesOf(bytes, [1], longest))
        expect(await linesOf(bytes, [bytes.length + 1], longest)).toEqual(await linesOf(bytes, [1], longest))
      },
    ),
    { numRuns: 400 },
  )
})

test('lines keep their numbers and texts, as a plain split at line feeds has them', async () => {
  const text = fc
    .array(fc.constantFrom('{}', 'a b', '', ' ', '€', '\t'), { maxLength: 10 })
    .map((lines) => lines.join('\n'))
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (source, size) => {
      const expected = source
        .split('\n')
        .flatMap((line, index) => (line.trim() === '' ? [] : [{ number: index + 1, text: line }]))
      expect(await linesOf(encoder.encode(source), [size])).toEqual(expected)
    }),
  )
})
