// Writes the pages of this folder: words from notes.mjs, facts from the registry, numbers by running the metrics.
// Needs a build. `node docs/reference/metrics/build-pages.mjs` writes the pages; with --print it prints them as JSON instead.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { edges, pages } from './notes.mjs'

/**
 * The text of each page by the name of its file. `metrics` is the registry, `functions` the module graderkit/metrics:
 * what it exports is run, so that the numbers are those that its users get.
 */
export function buildPages(metrics, functions) {
  const filled = pages.map((page) => ({
    ...page,
    metrics: metrics
      .filter(({ name, family }) => (page.names ?? []).includes(name) || (page.families ?? []).includes(family))
      .map((metric) => ({ ...metric, compare: functions[metric.name] ?? metric.compare })),
  }))
  return {
    'README.md': indexPage(filled),
    ...Object.fromEntries(filled.map((page) => [`${page.file}.md`, metricPage(page, functions)])),
  }
}

const written = 'This page is written by `docs/reference/metrics/build-pages.mjs`. Do not edit it.'

function indexPage(filled) {
  const links = filled.map(({ file, title, line }) => `- [${title}](${file}.md): ${line}`)
  const rows = filled.flatMap(({ file, metrics }) =>
    metrics.map((metric) => [
      `[\`${metric.name}\`](${file}.md)`,
      `\`${metric.family}\``,
      metric.variant === undefined ? '' : `\`${metric.variant}\``,
      metric.symmetric ? 'yes' : 'no',
      metric.range.join(' to '),
      metric.authority,
    ]),
  )
  return `# Metrics

Every metric that \`text_similarity\` knows, what it is, when it is the right one, and how an answer can get more from it
than it deserves. [The guide](../../guide/text-similarity.md) shows how a grader names one.

${links.join('\n')}

A metric without \`variant\` is the definition of the dialect; a variant is ours, and hosted graders do not know it. All are
functions \`(candidate, reference) => number\`, pure and synchronous; \`cosine\` without \`variant\` is not here, since it asks an
embedding model. Symmetric ones give the same when both texts are exchanged.

${table(['metric', '`evaluation_metric`', '`variant`', 'symmetric', 'range', 'its numbers are those of'], rows)}

${written}
`
}

function metricPage({ title, about, shown, use, gamed, metrics }, functions) {
  const facts = metrics.map((metric) => [
    label(metric),
    metric.summary,
    metric.identical,
    metric.symmetric ? 'yes' : 'no',
    metric.range.join(' to '),
    metric.authority,
  ])
  const edgeRows = metrics.map((metric) => [
    label(metric),
    ...edges.map(([, candidate, reference]) => scoreOf(metric.compare, candidate, reference)),
  ])
  const gamedRows = gamed.map(([name, candidate, reference, shows]) => [
    `\`${name}\``,
    `\`${candidate}\``,
    `\`${reference}\``,
    scoreOf(functions[name], candidate, reference),
    shows,
  ])
  const undefinedNote = edgeRows.flat().includes(none)
    ? '\nWhere it says none, the metric is not defined: the function throws `MetricUndefinedError`, and a grader gives no score.\n'
    : ''
  return `# ${title}

${about}

${snippet(shown, functions)}

${table(['evaluation_metric, variant', 'measures', 'identical text', 'symmetric', 'range', 'its numbers are those of'], facts)}

## Edge values

Candidate / reference.

${table(['', ...edges.map(([head]) => head)], edgeRows)}
${undefinedNote}
## When to use it

${use}

## How it is gamed

${table(['metric', 'candidate', 'reference', 'score', 'what it shows'], gamedRows)}

What to put beside it is in [the guide](../../guide/text-similarity.md#what-no-lexical-metric-sees).

${written}
`
}

function label({ family, variant }) {
  return variant === undefined ? `\`${family}\`` : `\`${family}\`, \`${variant}\``
}

const none = 'none'

function scoreOf(compare, candidate, reference) {
  try {
    const score = compare(candidate, reference)
    const short = Number(score.toPrecision(4))
    // What is nearly 1 is not 1, and these pages are where one looks it up.
    return String(Number.isInteger(short) ? Number(score.toPrecision(10)) : short)
  } catch (error) {
    if (error.name === 'MetricUndefinedError') return none
    throw error
  }
}

/** Claims as the tests of the documentation read them: `=>` is the value, `≈` is it to three digits. */
function snippet(shown, functions) {
  const names = [...new Set(shown.map(([name]) => name))].toSorted()
  const lines = shown.map(([name, candidate, reference]) => {
    const score = functions[name](candidate, reference)
    const claim = String(score).length <= 6 ? `=> ${score}` : `≈ ${score.toFixed(3)}`
    return `${name}(${literal(candidate)}, ${literal(reference)}) // ${claim}`
  })
  return `\`\`\`ts\nimport { ${names.join(', ')} } from 'graderkit/metrics'\n\n${lines.join('\n')}\n\`\`\``
}

function literal(value) {
  const json = JSON.stringify(value)
  if (typeof value !== 'string') return json.replaceAll(',', ', ')
  return json.includes("'") || value.includes('"') ? json : `'${json.slice(1, -1)}'`
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The registry as it is in the sources: the package does not export it. */
async function registry() {
  const { build } = await import('esbuild')
  const root = join(import.meta.dirname, '../../..')
  const { outputFiles } = await build({
    stdin: { contents: `export { metrics } from './src/metrics/registry.ts'`, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    tsconfig: join(root, 'tsconfig.json'),
  })
  const { metrics } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  )
  return metrics
}

if (process.argv[1] === import.meta.filename) {
  const built = buildPages(await registry(), await import('../../../dist/metrics.js'))
  if (process.argv.includes('--print')) process.stdout.write(JSON.stringify(built))
  else for (const [file, text] of Object.entries(built)) writeFileSync(join(import.meta.dirname, file), text)
}
