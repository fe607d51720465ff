import type { ScoreExplanation } from '../../core/explanation.ts'
import type { GradedSample, Summary } from '../../core/report.ts'
import type { Failure, GradeResult } from '../../core/result.ts'
import { answerJson, answerLength, itemJson } from './answer-text.ts'
import { type Columns, emptyColumns, packColumns } from './columns.ts'
import { compressed } from './compressed.ts'
import type { GraderHead, PartHead, ReportHead } from './report-data.ts'

/** What a report is made of. */
export interface ReportContent {
  readonly grader: GraderHead
  readonly summary: Summary
  /** The answers to show, in their order, with all answers to one prompt together. */
  readonly samples: readonly GradedSample[]
  /** From `explainScores`. */
  readonly explain: (result: GradeResult) => ScoreExplanation
  /** Every how manieth prompt is among `samples`; 1 when all are. */
  readonly every?: number
  /** Lines of the input that were no rows. */
  readonly unreadRows?: number
}

/** A report as it stands in a file. */
export interface EmbeddedReport {
  readonly head: ReportHead
  /** `packColumns`, compressed. */
  readonly columns: string
  /** Each a compressed `TextChunk`. */
  readonly chunks: readonly string[]
}

/** Characters of text in a chunk: enough to compress well, few enough to open in a few milliseconds. */
const chunkCharacters = 250_000

/** Turns a report into numbers and texts that a page can read piece by piece. */
export async function embedReport(content: ReportContent): Promise<EmbeddedReport> {
  const { samples, explain } = content
  const causes = new Causes()
  const writer = new ChunkWriter()
  let parts: readonly PartHead[] = []
  let columns: Columns | undefined
  let prompt = -1
  for (const [index, graded] of samples.entries()) {
    const explanation = explain(graded.result)
    if (columns === undefined) {
      parts = explanation.parts.filter(({ path }) => path.length > 0).map(partHead)
      columns = emptyColumns(samples.length, parts.length)
    }
    const before = samples[index - 1]
    // Rows of several files may have the same number; their items are different objects.
    const isNewPrompt = before === undefined || before.row !== graded.row || before.item !== graded.item
    if (isNewPrompt) prompt++
    fill(columns, index, prompt, graded, explanation, causes)
    writer.add(index, graded, explanation, isNewPrompt)
  }
  const { chunks, firsts } = await writer.end()
  return {
    head: {
      grader: content.grader,
      summary: content.summary,
      parts,
      failures: causes.list,
      count: samples.length,
      every: content.every ?? 1,
      unreadRows: content.unreadRows ?? 0,
      chunks: firsts,
    },
    columns: await compressed(packColumns(columns ?? emptyColumns(0, 0))),
    chunks,
  }
}

function partHead({ path, type, name, isCombined }: ScoreExplanation['parts'][number]): PartHead {
  return { path, type, ...(name === undefined ? {} : { name }), isCombined }
}

function fill(
  columns: Columns,
  index: number,
  prompt: number,
  graded: GradedSample,
  { parts }: ScoreExplanation,
  causes: Causes,
): void {
  const { result, expertScore, input } = graded
  columns.prompt[index] = prompt
  columns.score[index] = result.ok ? result.score : Number.NaN
  columns.expert[index] = expertScore ?? Number.NaN
  columns.length[index] = answerLength(input)
  columns.failure[index] = result.ok ? 0 : causes.number(result.failure)
  parts.forEach((part, place) => {
    const column = columns.parts[place]
    if (column !== undefined) column[index] = part.result.ok ? part.result.score : Number.NaN
  })
}

/** The causes of failure, each with the number of its first appearance. */
class Causes {
  readonly list: Failure[] = []
  private readonly numbers = new Map<string, number>()

  number({ code, message }: Failure): number {
    const key = `${code} ${message}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.list.push({ code, message })
    this.numbers.set(key, this.list.length)
    return this.list.length
  }
}

/** Gathers texts into chunks; a row's answers are never torn apart, so that they share their item. */
class ChunkWriter {
  private readonly chunks: Promise<string>[] = []
  private readonly firsts: number[] = []
  private items: string[] = []
  private answers: string[] = []
  private characters = 0

  add(index: number, graded: GradedSample, explanation: ScoreExplanation, isNewPrompt: boolean): void {
    if (isNewPrompt) {
      if (this.characters > chunkCharacters) this.close()
      const item = itemJson(graded.item)
      this.items.push(item)
      this.characters += item.length
    }
    if (this.answers.length === 0) this.firsts.push(index)
    const answer = answerJson(graded, this.items.length - 1, explanation)
    this.answers.push(answer)
    this.characters += answer.length
  }

  async end(): Promise<{ readonly chunks: readonly string[]; readonly firsts: readonly number[] }> {
    if (this.answers.length > 0) this.close()
    return { chunks: await Promise.all(this.chunks), firsts: this.firsts }
  }

  private close(): void {
    this.chunks.push(compressed(`{"items":[${this.items.join()}],"answers":[${this.answers.join()}]}`))
    this.items = []
    this.answers = []
    this.characters = 0
  }
}
