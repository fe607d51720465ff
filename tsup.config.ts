import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const declarations = process.argv.includes('declarations')

const shared: Options = {
  format: ['esm'],
  target: 'node20',
  platform: 'neutral',
  outDir: 'dist',
  external: [/^node:/, /^#lazy\//],
  define: { graderkitVersion: JSON.stringify(version) },
  splitting: true,
}

const library = { index: 'src/index.ts', metrics: 'src/metrics.ts', node: 'src/node.ts', vitest: 'src/vitest.ts' }

/**
 * Each file of `graderkit/metrics` once more by itself, so that Node reads one metric and no other; in one piece, since the
 * number of files is most of what an import costs. The stubs of what is lazy stand in it for the same reason, so that what
 * is not Node has files of its own.
 */
const metricFiles = [...readFileSync('src/metrics.ts', 'utf8').matchAll(/'\.\/metrics\/([a-z0-9-]+)\.ts'/gu)].map(
  ([, name]) => name ?? '',
)
const metricEntries = (folder: string) =>
  Object.fromEntries(metricFiles.map((name) => [`${folder}/${name}`, `src/metrics/${name}.ts`]))

/** Their types are those of the whole entry. */
async function declareMetrics(): Promise<void> {
  mkdirSync('dist/metrics', { recursive: true })
  for (const name of metricFiles) writeFileSync(`dist/metrics/${name}.d.ts`, "export * from '../metrics.js'\n")
}

/** Modules behind `#lazy/…`: for browsers and bundlers the thing itself, for Node a stub that reads it on first use. */
const lazy = {
  ajv: 'src/graders/json-schema/lazy/ajv.ts',
  mathjs: 'src/formula/mathjs.ts',
  punkt: 'src/metrics/data/punkt.ts',
  wordnet: 'src/metrics/data/wordnet.ts',
}
const named = (suffix: string) =>
  Object.fromEntries(Object.entries(lazy).map(([name, file]) => [`lazy/${name}${suffix}`, file]))
const stubs = Object.fromEntries(
  Object.entries(lazy).map(([name, file]) => [`lazy/${name}.node`, file.replace(/\.ts$/u, '.node.ts')]),
)

/** For files in a folder of `dist` that only Node reads: the stub itself in place of `#lazy/…`. */
const lazyInPlace = {
  name: 'lazy-in-place',
  setup(build: { onResolve: (options: { filter: RegExp }, resolve: (found: { path: string }) => object) => void }) {
    build.onResolve({ filter: /^#lazy\// }, ({ path }) => ({ path: resolve(stubs[`${path.slice(1)}.node`] ?? path) }))
  },
}

/** What the page of reports contains of others; each report carries it on. */
const pageLicence = `/*! Contains Preact (https://preactjs.com):\n${readFileSync('node_modules/preact/LICENSE', 'utf8').trim()}\n*/`

/** A page is one script and one style, with all that they need in them. */
const page: Options = {
  ...shared,
  format: ['iife'],
  platform: 'browser',
  target: 'es2023',
  noExternal: [/./u],
  splitting: false,
  minify: true,
  banner: ({ format }) => (format === 'iife' ? { js: pageLicence } : {}),
  outExtension: () => ({ js: '.js' }),
}

/** The worker reads what lies behind `#lazy/…` from the server of its page. */
const besideThePage = {
  name: 'beside-the-page',
  setup(build: { onResolve: (options: { filter: RegExp }, resolve: (found: { path: string }) => object) => void }) {
    build.onResolve({ filter: /^#lazy\// }, ({ path }) => ({ path: `../${path.slice(1)}.js`, external: true }))
  },
}

export default defineConfig([
  { ...shared, entry: { ...library, ...stubs }, dts: declarations ? { entry: library } : false },
  {
    ...shared,
    entry: metricEntries('metrics'),
    splitting: false,
    minify: true,
    external: [/^node:/],
    esbuildPlugins: [lazyInPlace],
    onSuccess: declareMetrics,
  },
  { ...shared, entry: metricEntries('metrics/portable'), splitting: false, minify: true },
  { ...shared, entry: named(''), noExternal: [/./u], splitting: false },
  { ...shared, entry: named(''), format: ['cjs'], noExternal: [/./u], splitting: false, minify: true },
  // The page of HTML reports, as a script and a style that stand in each report.
  {
    ...page,
    entry: { 'page/report': 'src/report/html/page/main.ts', 'page/report-style': 'src/report/html/page/page.css' },
  },
  // The live page, and its worker with the library; large libraries stay in the files that importers of the package get, too.
  {
    ...page,
    entry: { 'page/live': 'src/serve/page/main.ts', 'page/live-style': 'src/serve/page/live.css' },
  },
  {
    ...shared,
    entry: { 'page/live-worker': 'src/serve/page/worker.ts' },
    external: [],
    platform: 'browser',
    target: 'es2023',
    noExternal: [/^[^#]/u],
    splitting: false,
    minify: true,
    esbuildPlugins: [besideThePage],
  },
  // The command line bundles zod and what else is many files: one file reads several times faster than hundreds.
  {
    ...shared,
    entry: { bin: 'src/bin.ts', 'grade-worker': 'src/cli/jobs/grade-worker.ts' },
    platform: 'node',
    noExternal: [/^(?!jiti|commander|openai)[^#]/u],
    external: [...(shared.external ?? []), 'jiti', 'commander', 'openai'],
  },
])
