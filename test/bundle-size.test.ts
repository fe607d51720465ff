import { gzipSync } from 'node:zlib'
import { createContext, runInContext } from 'node:vm'
import { build, type Metafile } from 'esbuild'
import { describe, expect, test } from 'vitest'

/** Minified and gzipped bytes; a ceiling moves only in the change that moves it. */
const ceilings: readonly (readonly [code: string, bytes: number])[] = [
  [
    `import { stringCheck, compile } from 'graderkit'; globalThis.answer = compile(stringCheck({ name: 'a', input: '{{ sample.output_text }}', reference: 'yes', operation: 'eq' }))('yes', {})`,
    6_200,
  ],
]

async function bundled(code: string): Promise<{ readonly text: string; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    // The repository's own paths would lead past the build, to the sources.
    tsconfigRaw: '{}',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'browser',
  })
  return { text: outputFiles[0]?.text ?? '', metafile }
}

/** The packages and chunks that leave bytes in the bundle. */
function contents(metafile: Metafile): string[] {
  const [output] = Object.values(metafile.outputs)
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file)
}

describe.each(ceilings)('%s', (code, ceiling) => {
  test(`stays under ${ceiling} bytes`, async () => {
    const { text } = await bundled(code)
    expect(gzipSync(text).length).toBeLessThan(ceiling)
  })

  test('brings none of the heavy packages', async () => {
    const { metafile } = await bundled(code)
    expect(contents(metafile).filter((file) => /node_modules\/(mathjs|ajv|zod|commander|jiti)/u.test(file))).toEqual([])
    expect(contents(metafile).filter((file) => file.includes('lazy/'))).toEqual([])
  })

  test('runs where nothing of Node exists', async () => {
    const { text } = await bundled(code)
    const context = createContext({ TextEncoder, TextDecoder })
    runInContext(text, context)
    expect(JSON.parse(JSON.stringify(context['answer']))).toEqual({
      ok: true,
      score: 1,
      detail: { input: 'yes', reference: 'yes', operation: 'eq' },
    })
  })
})

test('a whole import brings the heavy packages, so the check above can see them', async () => {
  const { metafile } = await bundled(`import * as everything from 'graderkit'; globalThis.everything = everything`)
  expect(contents(metafile).some((file) => file.includes('lazy/mathjs'))).toBe(true)
  expect(contents(metafile).some((file) => file.includes('node_modules/zod'))).toBe(true)
})
