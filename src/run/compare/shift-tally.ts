import type { DiffedSample, GraderDiff, ScoreShift } from '../../core/grader-diff.ts'
import type { FailureCode } from '../../core/result.ts'
import { ClusterInterval } from '../../stats/cluster-interval.ts'
import { Moments } from '../../stats/moments.ts'
import { scoreChange } from '../../stats/score-change.ts'
import { Shortlist } from '../shortlist.ts'
import { diffedSample, type PairedRow, scoreOf } from './paired-row.ts'

/** Adds up, answer by answer, how far scores moved and which answers lost or gained theirs. */
export class ShiftTally {
  private readonly before = new Moments()
  private readonly after = new Moments()
  private readonly difference = new Moments()
  private readonly interval = new ClusterInterval()
  private readonly moved: Shortlist<DiffedSample>
  private readonly failing: Shortlist<DiffedSample>
  private readonly graded: Shortlist<DiffedSample>
  private readonly codes = new Map<FailureCode, number>()
  private up = 0
  private down = 0
  private newlyGraded = 0

  constructor(listed: number) {
    this.moved = new Shortlist(listed, (a, b) => distance(b) - distance(a))
    this.failing = new Shortlist(listed, () => 0)
    this.graded = new Shortlist(listed, () => 0)
  }

  add(paired: PairedRow): void {
    const differences: number[] = []
    for (let sample = 0; sample < paired.before.length; sample++) {
      const was = scoreOf(paired.before[sample])
      const is = scoreOf(paired.after[sample])
      if (was !== undefined && is !== undefined) {
        this.before.add(was)
        this.after.add(is)
        this.difference.add(is - was)
        differences.push(is - was)
      }
      this.addChange(paired, sample, scoreChange(was, is))
    }
    this.interval.add(differences)
  }

  get totals(): Pick<GraderDiff, 'shift' | 'moved' | 'newlyFailing' | 'newlyGraded'> {
    const { interval } = this.interval
    const shift: ScoreShift = {
      answers: this.difference.count,
      before: this.before.mean,
      after: this.after.mean,
      mean: this.difference.mean,
      ...(interval === undefined ? {} : { interval }),
    }
    return {
      ...(shift.answers === 0 ? {} : { shift }),
      moved: { up: this.up, down: this.down },
      newlyFailing: Object.fromEntries(this.codes),
      newlyGraded: this.newlyGraded,
    }
  }

  get lists(): Pick<GraderDiff['lists'], 'moved' | 'newlyFailing' | 'newlyGraded'> {
    return { moved: this.moved.list, newlyFailing: this.failing.list, newlyGraded: this.graded.list }
  }

  private addChange(paired: PairedRow, sample: number, change: ReturnType<typeof scoreChange>): void {
    if (change === 'same' || change === 'unscored') return
    const diffed = diffedSample(paired, sample)
    if (diffed === undefined) return
    if (change === 'lost') {
      if (!diffed.after.ok)
        this.codes.set(diffed.after.failure.code, (this.codes.get(diffed.after.failure.code) ?? 0) + 1)
      this.failing.add(diffed)
    } else if (change === 'graded') {
      this.newlyGraded++
      this.graded.add(diffed)
    } else {
      if (change === 'up') this.up++
      else this.down++
      this.moved.add(diffed)
    }
  }
}

/** How far the score moved; called only for answers that both graded. */
function distance({ before, after }: DiffedSample): number {
  return before.ok && after.ok ? Math.abs(after.score - before.score) : 0
}
