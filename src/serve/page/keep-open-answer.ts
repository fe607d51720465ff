import type { ReportSource } from '../../report/html/page/report-source.ts'
import { TextStore } from '../../report/html/page/text-store.ts'
import type { AnswerText } from '../../report/html/report-data.ts'

/** When rows came or went, the open answer has another place; the address is set to it, or to none when the answer is gone. */
export async function keepOpenAnswer(before: ReportSource, now: ReportSource): Promise<void> {
  const index = Number(/^#answer-(\d+)$/u.exec(location.hash)?.[1] ?? Number.NaN)
  if (Number.isNaN(index)) return
  const open = (await new TextStore(before).find(index))?.text
  const place = open === undefined ? undefined : await placeOf(open, now)
  history.replaceState(null, '', place === undefined ? '#' : `#answer-${place}`)
  dispatchEvent(new Event('hashchange'))
}

async function placeOf(wanted: AnswerText, { head, readChunk }: ReportSource): Promise<number | undefined> {
  for (const [chunk, first] of head.chunks.entries()) {
    const { answers } = await readChunk(chunk)
    const at = answers.findIndex((answer) => isSame(answer, wanted))
    if (at >= 0) return first + at
  }
  return undefined
}

/** By the row's id; a row without one is known by its line. */
function isSame(one: AnswerText, other: AnswerText): boolean {
  return one.sample === other.sample && one.id === other.id && (one.id !== undefined || one.row === other.row)
}
