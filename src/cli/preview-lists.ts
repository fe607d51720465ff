import type { GradedSample } from '../core/report.ts'
import type { SampleDetail } from '../report/sample-lines.ts'
import { Shortlist } from '../run/shortlist.ts'

/** Which answers preview shows. */
export interface PreviewOptions {
  readonly limit: number
  readonly failures?: boolean
  readonly sort?: 'best' | 'worst' | 'row' | 'expert'
}

/** A list of answers that fills as they pass by. */
export interface PreviewList {
  readonly key: string
  readonly title: string
  /** Several lists are for an overview, one that was asked for is to be read. */
  readonly detail: SampleDetail
  add(graded: GradedSample): void
  readonly entries: readonly GradedSample[]
}

/** The lists that the options ask for: best, worst, furthest from the expert and failed unless said otherwise. */
export function previewLists({ limit, failures, sort }: PreviewOptions): PreviewList[] {
  const isOne = failures === true || sort !== undefined
  const list = listsOf(limit, isOne ? 'evidence' : 'parts')
  const failed = (title: string) => list('failed', title, ({ result }) => !result.ok, inOrder)
  const best = () => list('best', 'Best', isScored, (a, b) => scoreOf(b) - scoreOf(a))
  const worst = () => list('worst', 'Worst', isScored, (a, b) => scoreOf(a) - scoreOf(b))
  const expert = () =>
    list(
      'expert',
      'Furthest from the expert',
      // In an overview, an answer that both score alike is none to look at.
      (graded) => (isOne ? distance(graded) >= 0 : distance(graded) > 0),
      (a, b) => distance(b) - distance(a),
    )
  if (failures === true) return [failed('Not graded')]
  if (sort === undefined) return [best(), worst(), expert(), failed('Not graded (the first of them)')]
  const inRowOrder = () => list('row', 'In order', () => true, inOrder)
  return [{ best, worst, expert, row: inRowOrder }[sort]()]
}

function listsOf(limit: number, detail: SampleDetail) {
  return (
    key: string,
    title: string,
    wanted: (graded: GradedSample) => boolean,
    compare: (a: GradedSample, b: GradedSample) => number,
  ): PreviewList => {
    const shortlist = new Shortlist(limit, compare)
    return {
      key,
      title,
      detail,
      add: (graded) => {
        if (wanted(graded)) shortlist.add(graded)
      },
      get entries() {
        return shortlist.list
      },
    }
  }
}

function inOrder(): number {
  return 0
}

function isScored({ result }: GradedSample): boolean {
  return result.ok
}

/** Called only for answers with a score. */
function scoreOf({ result }: GradedSample): number {
  return result.ok ? result.score : Number.NaN
}

/** How far score and expert are apart; -1 where one of them is missing. */
function distance({ result, expertScore }: GradedSample): number {
  return result.ok && expertScore !== undefined ? Math.abs(result.score - expertScore) : -1
}
