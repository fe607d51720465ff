// Assembles the token kernel from its parts and writes its bytes to token-kernel-bytes.ts:
// `node src/metrics/token-kernel/build-token-kernel.mjs`.
// Needs the development dependency wabt; a test compares the committed bytes with a rebuild.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const parts = ['memory', 'read-tokens', 'subsequence', 'strips', 'shared-grams']

/** The assembled kernel in base64. */
export async function assembleTokenKernel() {
  const { default: loadWabt } = await import('wabt')
  const wabt = await loadWabt()
  const source = parts.map((part) => readFileSync(new URL(`${part}.wat`, import.meta.url), 'utf8')).join('')
  const module = wabt.parseWat('token-kernel.wat', `(module\n${source})`)
  try {
    module.validate()
    return Buffer.from(module.toBinary({}).buffer).toString('base64')
  } finally {
    module.destroy()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await assembleTokenKernel()).match(/.{1,112}/gu)
  const literal = lines.map((line) => `  '${line}'`).join(' +\n')
  writeFileSync(
    new URL('token-kernel-bytes.ts', import.meta.url),
    `/** The .wat files assembled, in base64. Written by build-token-kernel.mjs. */\nexport const tokenKernelBytes =\n${literal}\n`,
  )
}
