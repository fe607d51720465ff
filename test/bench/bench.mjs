// `npm run bench [name…]`: runs the benchmarks of this folder on the built package and prints ratios measured in one process.
import { readdirSync } from 'node:fs'

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && file !== 'bench.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`No benchmark is called "${unknown.join('", "')}". There are: ${known.join(', ')}.`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n# ${name}`)
  const { default: run } = await import(`./${name}.mjs`)
  await run()
}
