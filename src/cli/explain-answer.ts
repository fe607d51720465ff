import type { AnyGrader } from '../core/grader.ts'
import { compile } from '../graders/compile.ts'
import { explainScores } from '../graders/explain-scores.ts'
import { explanationLines } from '../report/explanation-lines.ts'
import type { Look } from '../report/look.ts'
import { gradedSample } from '../run/run.ts'
import { findAnswer } from './find-answer.ts'
import type { Io } from './io.ts'
import type { OpenedPorts } from './port-source.ts'
import { bareResult, writableJson } from './writable-json.ts'

/** Which answer is explained, and how it is shown. */
export interface ExplainAnswer {
  readonly grader: AnyGrader
  readonly world: Required<OpenedPorts>
  /** `<row>` or `<row>.<answer>`. */
  readonly name: string
  readonly paths: readonly string[]
  readonly strict: boolean
  readonly json: boolean
  readonly look: Look
}

/** Grades one answer and no other, and tells where its score comes from; the text for stdout. */
export async function explainAnswer(
  { grader, world, name, paths, strict, json, look }: ExplainAnswer,
  io: Io,
): Promise<string> {
  const grade = compile(grader, world.ports)
  const { row, line, sample } = await findAnswer(name, paths, strict, io)
  const result = await grade(row.samples[sample] ?? '', row.item, { signal: io.signal })
  const graded = gradedSample(row, line, sample, result)
  const explanation = explainScores(grader)(result)
  if (!json) {
    const others = row.samples.length - 1
    const note =
      others === 0
        ? []
        : [
            '',
            look.paint.dim(
              `Answer ${sample + 1} of ${others + 1}; --explain ${name.replace(/\.\d+$/u, '')}.${sample === others ? 1 : sample + 2} shows another.`,
            ),
          ]
    return `${[...explanationLines(graded, explanation, look), ...note, ...world.closing()].join('\n')}\n`
  }
  const { id, input, expertScore } = graded
  const place = { id: id ?? null, row: line, sample, ...(expertScore === undefined ? {} : { expertScore }) }
  const shown = writableJson({ ...place, input, ...explanation }, () => ({
    ...place,
    input: null,
    ...explanation,
    result: bareResult(result),
    parts: [],
  }))
  return `${JSON.stringify(shown, null, 2)}\n`
}
