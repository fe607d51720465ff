// Assembles the kernels and writes the bytes of each to a file such as lcs-bytes.ts, or with --print to the output:
// `node src/metrics/kernel/build-kernels.mjs`. Needs the development dependency wabt; a test compares the committed
// bytes with a rebuild.
import { readFileSync, writeFileSync } from 'node:fs'
import loadWabt from 'wabt'

const { parseWat } = await loadWabt()
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** The sources of each kernel. */
const kernels = {
  lcs: ['shared.wat', 'lcs.wat'],
  levenshtein: ['shared.wat', 'levenshtein.wat'],
  words: ['words.wat', 'sorted-words.wat'],
  jaro: ['jaro.wat'],
}

for (const [name, sources] of Object.entries(kernels)) {
  const module = parseWat(`${name}.wat`, `(module\n${sources.map(read).join('')})`, { simd: true })
  module.validate()
  const bytes = Buffer.from(module.toBinary({}).buffer).toString('base64')
  module.destroy()
  if (process.argv.includes('--print')) console.log(bytes)
  else {
    const lines = bytes.match(/.{1,112}/gu).map((line) => `  '${line}'`)
    const text = `/** ${sources.join(' and ')} assembled, in base64. Written by build-kernels.mjs. */\nexport const ${name}Bytes =\n${lines.join(' +\n')}\n`
    writeFileSync(new URL(`${name}-bytes.ts`, import.meta.url), text)
  }
}
