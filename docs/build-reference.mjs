// Writes graders.md and variants.md of docs/reference from the registries, and command-line.md from the commands' help.
// Needs a build. `node docs/build-reference.mjs` writes the pages; with --print it prints them as JSON instead.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const graderkit = await import('../dist/index.js')
const registries = sources()
const pages = {
  'docs/reference/graders.md': await gradersPage(),
  'docs/reference/variants.md': await variantsPage(),
  'docs/reference/command-line.md': commandLinePage(),
}

if (process.argv.includes('--print')) process.stdout.write(JSON.stringify(pages))
else for (const [path, text] of Object.entries(pages)) writeFileSync(join(root, path), text)

async function gradersPage() {
  const { registeredKinds, metricFamilies, metrics, toJSONSchema } = await registries
  const told = JSON.parse(readFileSync(join(root, 'docs/reference/grader-keys.json'), 'utf8'))
  const links = registeredKinds.map(({ kind }) => `[${kind.type}](#${kind.type})`)
  const sections = registeredKinds.map((registered) =>
    kindSection(registered, told[registered.kind.type] ?? {}, toJSONSchema),
  )
  const at = registeredKinds.findIndex(({ kind }) => kind.type === 'text_similarity')
  sections[at] += metricSection(metricFamilies, metrics)
  return `# Graders

Every kind that JSON can name: ${links.join(', ')}.
A [TypeScript function](../guide/write-a-grader.md#a-typescript-function-as-a-grader) is a grader, too, and has no JSON.

Each kind has \`type\` and, for reports, \`name\`; a grader without a name is a warning. Keys that a kind does not know
are kept, change nothing, and are a warning. \`pass_threshold\` is one of them.

This page is written by \`docs/build-reference.mjs\` from the registry. Do not edit it.

${sections.join('\n')}`
}

function kindSection({ kind, shape, mistakes }, { about, hosted, keys = {}, types = {}, example }, toJSONSchema) {
  const { properties, required = [] } = toJSONSchema(shape, { unrepresentable: 'any', io: 'input' })
  const rows = Object.keys(properties)
    .filter((key) => key !== 'type' && key !== 'name')
    .map((key) => {
      const type = types[key] ?? typeWords(properties[key])
      return `| \`${key}\` | ${type}${required.includes(key) ? '' : ', optional'} | ${keys[key] ?? ''} |`
    })
  const words = [kind.summary, about].filter(Boolean).join(' ')
  return `## ${kind.type}

${words}

${facts(kind, example, hosted).join('\n')}

| key | value | meaning |
| --- | --- | --- |
${rows.join('\n')}
${example === undefined ? '' : `\n\`\`\`json\n${jsonText(example)}\n\`\`\`\n`}${mistakeLines(mistakes)}`
}

/** JSON with line breaks only where a line would be too long. */
function jsonText(value, indent = '') {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isList = Array.isArray(value)
  const inner = `${indent}  `
  const parts = Object.entries(value).map(
    ([key, part]) => `${isList ? '' : `${JSON.stringify(key)}: `}${jsonText(part, inner)}`,
  )
  const flat = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  if (indent !== '' && !flat.includes('\n') && indent.length + flat.length < 110) return flat
  return `${isList ? '[' : '{'}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${isList ? ']' : '}'}`
}

/** What the kind says of the example: its builder, its scores, its ports. */
function facts(kind, example, hosted) {
  const builder = kind.type.replaceAll(/_(\w)/gu, (_, letter) => letter.toUpperCase())
  const lines = builder in graderkit ? [`- In TypeScript: \`${builder}({ … })\`.`] : []
  if (example !== undefined && kind.childrenKey === undefined) {
    const { low, high } = kind.range(example, {})
    lines.push(
      Number.isFinite(low) && Number.isFinite(high)
        ? `- Scores of the example: ${low} to ${high}.`
        : '- Scores: without bounds.',
    )
    const ports = kind.needs(example).map((port) => `\`${port}\``)
    lines.push(ports.length === 0 ? '- Ports: none.' : `- Ports: ${ports.join(', ')}.`)
  } else if (kind.childrenKey !== undefined)
    lines.push('- Scores: what the formula can reach; `validate` prints it.', '- Ports: those of its graders.')
  return hosted === undefined ? lines : [...lines, `- Hosted: ${hosted}`]
}

function typeWords({ type: types, const: only, enum: words, items, anyOf }) {
  const type = [types].flat().find((one) => one !== 'null')
  if (only !== undefined) return `\`"${only}"\``
  if (words !== undefined) return words.map((word) => `\`"${word}"\``).join(', ')
  if (anyOf !== undefined)
    return [...new Set(anyOf.filter((branch) => branch.type !== 'null').map(typeWords))].join(' or ')
  if (type === 'array')
    return `a list of ${{ string: 'texts', number: 'numbers', object: 'objects' }[items?.type] ?? 'values'}`
  return (
    {
      string: 'text',
      number: 'a number',
      integer: 'a whole number',
      boolean: '`true` or `false`',
      object: 'an object',
    }[type] ?? 'a value'
  )
}

function mistakeLines(mistakes = {}) {
  const keys = Object.entries(mistakes.keys ?? {}).map(([key, meant]) => `| key \`${key}\` | \`${meant}\` |`)
  const values = Object.entries(mistakes.values ?? {}).flatMap(([key, hints]) =>
    Object.entries(hints).map(([value, hint]) => `| \`${key}\` \`"${value}"\` | ${hint.replaceAll('|', '\\|')} |`),
  )
  if (keys.length + values.length === 0) return ''
  return `\nOften written instead, with the hint that \`validate\` gives:\n\n| written | meant |\n| --- | --- |\n${[...keys, ...values].join('\n')}\n`
}

function metricSection(families, metrics) {
  const rows = families.map((family) => {
    const metric = metrics.find((one) => one.family === family && one.variant === undefined)
    if (metric !== undefined) return `| \`${family}\` | ${linked(metric)} | ${cell(metric.authority)} |`
    return `| \`${family}\` | The cosine of the embeddings of both texts, by the port \`embedding\`; -1 to 1. | the embedder |`
  })
  const variants = families.map((family) => {
    const names = variantsOf(metrics, family).map(({ variant }) => `\`${variant}\``)
    return `| \`${family}\` | ${names.join(', ')} |`
  })
  return `
### Metrics

| \`evaluation_metric\` | measures | its numbers are those of |
| --- | --- | --- |
${rows.join('\n')}

Other definitions have names of their own, and never stand in for these. [Variants](variants.md) says what each is.

| \`evaluation_metric\` | \`variant\` |
| --- | --- |
${variants.join('\n')}
`
}

async function variantsPage() {
  const { metricFamilies, metrics } = await registries
  const sections = metricFamilies
    .map((family) => [family, variantsOf(metrics, family)])
    .filter(([, variants]) => variants.length > 0)
    .map(([family, variants]) => {
      const rows = variants.map((metric) => `| \`${metric.variant}\` | ${linked(metric)} | ${cell(metric.authority)} |`)
      return `## ${family}\n\n| \`variant\` | measures | its numbers are those of |\n| --- | --- | --- |\n${rows.join('\n')}\n`
    })
  return `# Variants of the metrics

What \`variant\` takes beside an \`evaluation_metric\`. Without it, the metric is [the hosted definition](graders.md#metrics).
A grader with a variant is a warning: hosted graders do not know the key, and would use their own definition.

This page is written by \`docs/build-reference.mjs\` from the registry. Do not edit it.

${sections.join('\n')}`
}

function variantsOf(metrics, family) {
  return metrics
    .filter((metric) => metric.family === family && metric.variant !== undefined)
    .toSorted((a, b) => (a.variant < b.variant ? -1 : 1))
}

function linked({ name, summary }) {
  const text = cell(summary)
  return existsSync(join(root, `docs/reference/metrics/${name}.md`)) ? `[${text}](metrics/${name}.md)` : text
}

function cell(text) {
  return text.replaceAll('|', '\\|')
}

/** The registries as they are in the sources: the package does not export them. */
async function sources() {
  const contents = `
    export { registeredKinds } from './src/graders/registry.ts'
    export { metrics } from './src/metrics/registry.ts'
    export { metricFamilies } from './src/metrics/metric.ts'
    export { toJSONSchema } from 'zod'`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    tsconfig: join(root, 'tsconfig.json'),
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

function commandLinePage() {
  const overview = run('--help')
  const names = [...overview.matchAll(/^ {2}(\w+) {2}/gmu)].map(([, name]) => name)
  const block = (args) => `\`\`\`sh\n$ npx graderkit ${args.join(' ')}\n${run(...args)}\n\`\`\`\n`
  return `# Command line

What each command says of itself. [The guide](../guide/command-line.md) shows them at work.

This page is written by \`docs/build-reference.mjs\` from \`--help\`. Do not edit it.

${block(['--help'])}
${names.map((name) => `## ${name}\n\n${block([name, '--help'])}`).join('\n')}`
}

function run(...args) {
  return execFileSync(process.execPath, [join(root, 'dist/bin.js'), ...args], { encoding: 'utf8' }).trimEnd()
}
