// What starting costs, as ratios to an empty node process measured in turn with it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const bin = join(root, 'dist/bin.js')
const entry = (name) => `import(${JSON.stringify(join(root, 'dist', name))})`
const rounds = 15

export default function run() {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-cold-'))
  const check = { type: 'string_check', name: 'a', input: '{{ sample.output_text }}', reference: 'yes', operation: 'eq' }
  const file = (name, value) => {
    const path = join(folder, name)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }
  const simple = file('simple.json', check)
  const formula = file('formula.json', { type: 'multi', name: 'm', graders: { a: check }, calculate_output: '0.5 * a' })
  const schema = file('schema.json', { type: 'json_schema', name: 's', schema: { type: 'object' } })
  const empty = file('empty.mjs', '')
  const rows = file('rows.jsonl', '{"item":{},"sample":"{}"}\n')
  const cases = [
    ['node -e 0', ['-e', '0']],
    ['graderkit --version', [bin, '--version']],
    ['graderkit --help', [bin, '--help']],
    ["import 'graderkit'", ['-e', entry('index.js')]],
    ["import 'graderkit/metrics'", ['-e', entry('metrics.js')]],
    ['score, a string check', [bin, 'score', simple, rows, '--quiet']],
    ['score, a multi (+ mathjs)', [bin, 'score', formula, rows, '--quiet']],
    ['score, a schema (+ ajv)', [bin, 'score', schema, rows, '--quiet']],
  ]
  const times = new Map(cases.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of cases) {
      const started = performance.now()
      const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
      if (status !== 0) throw new Error(`${name} ended with ${status}`)
      times.get(name).push(performance.now() - started)
    }
  }
  const imports = measureImports({ 'an empty module': empty, ...singleMetrics })
  rmSync(folder, { recursive: true })
  const nothing = median(times.get('node -e 0'))
  console.log(`medians of ${rounds} processes each, taken in turn`)
  for (const [name, all] of times) console.log(`${name.padEnd(28)} ${median(all).toFixed(0).padStart(5)} ms  ${(median(all) / nothing).toFixed(2)} x`)
  console.log('\nthe import alone, and what it takes beyond that of an empty module')
  const least = imports.get('an empty module')
  for (const [name, time] of imports) console.log(`${name.padEnd(42)} ${time.toFixed(1).padStart(5)} ms  ${(time - least).toFixed(1).padStart(5)} ms`)
}

const singleMetrics = Object.fromEntries(
  ['fuzzy-match', 'levenshtein', 'weighted-ratio', 'jaro', 'dice', 'rouge-l', 'bleu', 'meteor', 'chrf'].map((name) => [
    `graderkit/metrics/${name}`,
    join(root, 'dist/metrics', `${name}.js`),
  ]),
)

/** Median milliseconds of each import, each in processes of its own. */
function measureImports(files) {
  const times = new Map(Object.keys(files).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, path] of Object.entries(files)) {
      const script = `const start = performance.now(); await import(${JSON.stringify(path)}); console.log(performance.now() - start)`
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
      times.get(name).push(Number(stdout))
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]))
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
