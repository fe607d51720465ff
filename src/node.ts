import { fileChunks } from './adapters/files.ts'
import { loadGrader as load } from './adapters/load-grader.ts'
import { pageFiles } from './adapters/page-files.ts'
import type { AnyGrader, Grader } from './core/grader.ts'
import type { Report } from './core/report.ts'
import { type NumberedRow, readRows as read, type RowFault } from './dataset/read-rows.ts'
import { explainScores } from './graders/explain-scores.ts'
import { parse } from './graders/parse.ts'
import type { SelectOptions } from './graders/unwrap.ts'
import { graderHead } from './report/html/grader-head.ts'
import { htmlReport as pageOf } from './report/html/html-report.ts'

export { type EmbedderOptions, openaiEmbedder } from './adapters/model/openai-embedder.ts'
export { type JudgeOptions, type OpenaiJudge, openaiJudge } from './adapters/model/openai-judge.ts'
export type { OpenaiClient, OpenaiConnection, OpenaiPost } from './adapters/model/openai-connection.ts'
export { parseSubstitution, readSubstitutions } from './adapters/model/read-substitutions.ts'
export { type ModelSubstitutions, substituteModels } from './adapters/model/substitute-models.ts'
export {
  type EmbeddedPython,
  embeddedPython,
  type EmbeddedPythonOptions,
} from './adapters/python-embedded/embedded-python.ts'
export type { EmbeddedIsolation } from './adapters/python-embedded/launch.ts'
export type { PythonIsolation } from './adapters/python/isolation.ts'
export type { PythonLimits } from './adapters/python/limits.ts'
export { type SystemPython, systemPython, type SystemPythonOptions } from './adapters/python/system-python.ts'
export type { CassetteMode } from './adapters/cassette/cassette-mode.ts'
export { CassetteMissError } from './adapters/cassette/cassette-miss-error.ts'
export { type Cassette, type CassetteOptions, openCassette } from './adapters/cassette/open-cassette.ts'
export type { CallAccount } from './adapters/judging/call-account.ts'
export type { Clock } from './adapters/judging/clock.ts'
export { type CallLimitOptions, type CallLimits, limitCalls } from './adapters/judging/limit-calls.ts'
export { NotAskedError } from './adapters/judging/not-asked-error.ts'
export { type ModelPrice, type Prices, readPrices } from './adapters/judging/prices.ts'
export { InputError } from './core/input-error.ts'
export type { NumberedRow, RowFault } from './dataset/read-rows.ts'
export type { Row } from './dataset/row.ts'
export { graderMatchers } from './vitest/matchers.ts'
export { checkScoreSnapshot, type ScoreSnapshotOptions, type SnapshotUpdate } from './vitest/score-snapshot.ts'

/**
 * Loads a grader from a `.json`, `.ts` or `.js` file. Throws `InputError` when the file cannot be read or holds no grader, and
 * `InvalidGraderError` when the JSON has faults.
 */
export async function loadGrader(
  path: string,
  options: SelectOptions & { readonly export?: string } = {},
): Promise<AnyGrader> {
  const loaded = await load(path, options.export)
  return loaded.kind === 'grader' ? loaded.grader : parse(loaded.text, options)
}

/**
 * Reads the rows of a JSONL file one by one in constant memory; a line that is no row comes as `{ line, message }`.
 * Throws `InputError` when the file cannot be read.
 */
export async function* readRows(
  path: string,
  options: { readonly strict?: boolean } = {},
): AsyncGenerator<NumberedRow | RowFault> {
  for await (const batch of read(fileChunks(path), options)) yield* batch
}

/**
 * The report of a run as the text of one HTML file that needs no network, with every answer in it: what `preview --html`
 * writes. Throws `GraderkitError` when the report is another grader's. Some 150 bytes for each short answer.
 */
export function htmlReport(grader: Grader<never, never>, { summary, samples }: Report): Promise<string> {
  return pageOf({ grader: graderHead(grader), summary, samples, explain: explainScores(grader) }, pageFiles())
}
