// Assembles kernel.wat and writes its bytes to kernel-bytes.ts: `node src/metrics/kernel/build-kernel.mjs`. With --print
// it only prints them. Needs the development dependency wabt; a test compares the committed bytes with a rebuild.
import { readFileSync, writeFileSync } from 'node:fs'
import loadWabt from 'wabt'

const source = readFileSync(new URL('kernel.wat', import.meta.url), 'utf8')
const { parseWat } = await loadWabt()
const module = parseWat('kernel.wat', source)
module.validate()
const bytes = Buffer.from(module.toBinary({}).buffer).toString('base64')
module.destroy()

if (process.argv.includes('--print')) console.log(bytes)
else {
  const lines = bytes.match(/.{1,112}/gu).map((line) => `  '${line}'`)
  const text = `/** kernel.wat assembled, in base64. Written by build-kernel.mjs. */\nexport const kernelBytes =\n${lines.join(' +\n')}\n`
  writeFileSync(new URL('kernel-bytes.ts', import.meta.url), text)
}
