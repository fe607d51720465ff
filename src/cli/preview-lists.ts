import type { GradedSample } from '../core/report.ts'
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
  add(graded: GradedSample): void
  readonly entries: readonly GradedSample[]
}

/** The lists that the options ask for: best, worst and failed unless said otherwise. */
export function previewLists({ limit, failures, sort }: PreviewOptions): PreviewList[] {
  const failed = list(
    'failed',
    failures === true ? 'Not graded' : 'Not graded (the first of them)',
    limit,
    (graded) => !graded.result.ok,
    inOrder,
  )
  if (failures === true) return [failed]
  const best = list('best', 'Best', limit, isScored, (a, b) => scoreOf(b) - scoreOf(a))
  const worst = list('worst', 'Worst', limit, isScored, (a, b) => scoreOf(a) - scoreOf(b))
  if (sort === undefined) return [best, worst, failed]
  if (sort === 'row') return [list('row', 'In order', limit, () => true, inOrder)]
  if (sort === 'expert')
    return [
      list(
        'expert',
        'Furthest from the expert',
        limit,
        (graded) => distance(graded) >= 0,
        (a, b) => distance(b) - distance(a),
      ),
    ]
  return [sort === 'best' ? best : worst]
}

function list(
  key: string,
  title: string,
  limit: number,
  wanted: (graded: GradedSample) => boolean,
  compare: (a: GradedSample, b: GradedSample) => number,
): PreviewList {
  const shortlist = new Shortlist(limit, compare)
  return {
    key,
    title,
    add: (graded) => {
      if (wanted(graded)) shortlist.add(graded)
    },
    get entries() {
      return shortlist.list
    },
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
