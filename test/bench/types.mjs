// What checking the types of templated graders costs, by `tsc --extendedDiagnostics` on files of 0 to 300 of them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const rounds = 3

/** Each grader has templates of its own, so that nothing is looked up that was worked out for another. */
const kinds = {
  'plain builders': (index) =>
    `export const grader${index} = stringCheck({ name: 'g', input: 'a${index} {{ sample.output_json.rules[${index % 9}].id${index} }}', reference: '{{ item.policy.rules[${index}].id }} {{ item.key${index} }}', operation: 'eq' })`,
  "a task's builders": (index) =>
    `export const grader${index} = task.stringCheck({ name: 'g', input: 'a${index} {{ sample.output_json.rules[${index}].id }}', reference: '{{ item.policy.rules[${index}].id }} {{ item.field${index % 40} }}', operation: 'eq' })`,
  "a task's messages": (index) =>
    `export const grader${index} = task.scoreModel({ name: 'g', model: 'o3', input: [{ role: 'system', content: 'Judge ${index}' }, { role: 'user', content: 'Compare {{ sample.output_text }} with {{ item.field${index % 40} }}, case ${index}.' }] })`,
  'multis of four': (index) =>
    `export const grader${index} = multi({ name: 'm', graders: { first${index}: a, second: b, third: a, fourth: b }, calculate_output: '0.4 * first${index} + 0.3 * max(second, third) + 0.3 * fourth' })`,
}

export default function run() {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-types-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  configure(folder, 'tsconfig.json', { noEmit: true }, ['graders.ts'])
  // Declarations, as a user has them: the source would be checked anew each time, and drown what is measured.
  const emit = { noEmit: false, emitDeclarationOnly: true, declaration: true, noCheck: true, outDir: join(folder, 'types') }
  configure(folder, 'declarations.json', { ...emit, rootDir: join(root, 'src') }, [join(root, 'src/task/define-task.ts')])
  compile(folder, 'declarations.json')
  const all = Object.values(kinds)
  const mixed = (index) => all[index % all.length](index)
  const base = measured(folder, 0, mixed, rounds)
  console.log(`a file without graders takes ${Math.round(base.check * 1000)} ms; what graders add to it:`)
  for (const count of [75, 150, 300]) report(`${count} of all kinds`, measured(folder, count, mixed, rounds), base, count)
  for (const [name, grader] of Object.entries(kinds)) report(`300 ${name}`, measured(folder, 300, grader, 1), base, 300)
  rmSync(folder, { recursive: true })
}

function report(name, { check, instantiations }, base, count) {
  const added = instantiations - base.instantiations
  const time = `+${Math.round((check - base.check) * 1000)} ms`
  console.log(`${name.padEnd(24)}${time.padStart(9)}${`+${added}`.padStart(9)} instantiations, ${Math.round(added / count)} each`)
}

/** The median of some runs; the number of instantiations is the same in each. */
function measured(folder, count, grader, times) {
  const graders = Array.from({ length: count }, (_, index) => grader(index))
  writeFileSync(join(folder, 'graders.ts'), `${prelude()}\n${graders.join('\n')}\n`)
  const runs = Array.from({ length: times }, () => {
    const stdout = compile(folder, 'tsconfig.json')
    const read = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'mu').exec(stdout)?.[1])
    return { check: read('Check time'), instantiations: read('Instantiations') }
  })
  return runs.toSorted((left, right) => left.check - right.check)[Math.floor(times / 2)]
}

function compile(folder, config) {
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', join(folder, config), '--extendedDiagnostics'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout.split('\n').slice(0, 5).join('\n'))
  return stdout
}

function configure(folder, name, compilerOptions, files) {
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions: { paths: {}, ...compilerOptions }, files, include: [] }
  writeFileSync(join(folder, name), JSON.stringify(config))
}

function prelude() {
  const from = (path) => JSON.stringify(`./types/${path}`)
  const fields = Array.from({ length: 40 }, (_, index) => `field${index}: z.string()`).join(', ')
  return `import * as z from 'zod'
import { multi } from ${from('graders/multi/multi.ts')}
import { stringCheck } from ${from('graders/string-check/string-check.ts')}
import { defineTask } from ${from('task/define-task.ts')}
const rules = z.array(z.object({ id: z.string() }))
const item = z.object({ policy: z.object({ rules }), ${fields} })
export const task = defineTask({ item, output: z.object({ rules }) })
export const a = stringCheck({ name: 'a', input: '{{ sample.output_text }}', reference: '{{ item.a }}', operation: 'eq' })
export const b = stringCheck({ name: 'b', input: '{{ sample.output_json.b }}', reference: '{{ item.b }}', operation: 'eq' })
export { multi, stringCheck }`
}
