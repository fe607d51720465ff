import type { FlippedAdvantage, FlippedPair, GraderDiff } from '../../core/grader-diff.ts'
import { groupAdvantages } from '../../stats/group-advantages.ts'
import { rankFlips } from '../../stats/rank-flips.ts'
import { Shortlist } from '../shortlist.ts'
import { diffedSample, type PairedRow, scoreOf } from './paired-row.ts'

/**
 * Adds up, prompt by prompt, what a group-relative trainer would see change: pairs in another order, answers on the other side of
 * the mean, prompts whose answers tie. All of it over the answers that both graders graded, so that a failure is not taken
 * for a change of order.
 */
export class OrderTally {
  private pairs = 0
  private flippedPairs = 0
  private promptsWithFlips = 0
  private toward = 0
  private away = 0
  private answers = 0
  private flippedAnswers = 0
  private promptsWithFlippedAnswers = 0
  private prompts = 0
  private tiedBefore = 0
  private tiedAfter = 0
  private newlyTied = 0
  private readonly flips: Shortlist<FlippedPair>
  private readonly advantages: Shortlist<FlippedAdvantage>

  constructor(listed: number) {
    this.flips = new Shortlist(listed, (a, b) => clearness(b) - clearness(a))
    this.advantages = new Shortlist(listed, (a, b) => size(b) - size(a))
  }

  add(paired: PairedRow): void {
    const places: number[] = []
    const before: number[] = []
    const after: number[] = []
    for (let sample = 0; sample < paired.before.length; sample++) {
      const was = scoreOf(paired.before[sample])
      const is = scoreOf(paired.after[sample])
      if (was === undefined || is === undefined) continue
      places.push(sample)
      before.push(was)
      after.push(is)
    }
    if (places.length < 2) return
    this.addFlips(paired, places, rankFlips(before, after))
    this.addAdvantages(paired, places, groupAdvantages(before), groupAdvantages(after))
  }

  get totals(): Pick<GraderDiff, 'rankFlips' | 'advantageFlips' | 'tied'> {
    return {
      rankFlips: {
        pairs: this.pairs,
        flipped: this.flippedPairs,
        prompts: this.promptsWithFlips,
        ...(this.toward + this.away === 0 ? {} : { experts: { toward: this.toward, away: this.away } }),
      },
      advantageFlips: {
        answers: this.answers,
        flipped: this.flippedAnswers,
        prompts: this.promptsWithFlippedAnswers,
      },
      tied: { prompts: this.prompts, before: this.tiedBefore, after: this.tiedAfter, newly: this.newlyTied },
    }
  }

  get lists(): Pick<GraderDiff['lists'], 'rankFlips' | 'advantageFlips'> {
    return { rankFlips: this.flips.list, advantageFlips: this.advantages.list }
  }

  private addFlips(paired: PairedRow, places: readonly number[], found: ReturnType<typeof rankFlips>): void {
    this.pairs += found.pairs
    this.flippedPairs += found.flips.length
    if (found.flips.length > 0) this.promptsWithFlips++
    for (const [better, worse] of found.flips) {
      const first = diffedSample(paired, places[better] ?? -1)
      const second = diffedSample(paired, places[worse] ?? -1)
      if (first === undefined || second === undefined) continue
      this.flips.add({ first, second })
      const { expertScore: higher } = first
      const { expertScore: lower } = second
      if (higher === undefined || lower === undefined) continue
      if (higher > lower) this.away++
      else if (higher < lower) this.toward++
    }
  }

  private addAdvantages(
    paired: PairedRow,
    places: readonly number[],
    before: readonly number[],
    after: readonly number[],
  ): void {
    const tiedBefore = before.every(isZero)
    const tiedAfter = after.every(isZero)
    this.prompts++
    if (tiedBefore) this.tiedBefore++
    if (tiedAfter) this.tiedAfter++
    if (tiedAfter && !tiedBefore) this.newlyTied++
    this.answers += places.length
    const flipped = this.flippedAnswers
    for (const [index, place] of places.entries()) {
      const advantage = { before: before[index] ?? 0, after: after[index] ?? 0 }
      if (Math.sign(advantage.before) * Math.sign(advantage.after) >= 0) continue
      this.flippedAnswers++
      const sample = diffedSample(paired, place)
      if (sample !== undefined) this.advantages.add({ sample, advantage })
    }
    if (this.flippedAnswers > flipped) this.promptsWithFlippedAnswers++
  }
}

function isZero(advantage: number): boolean {
  return advantage === 0
}

/** A flip is as clear as the smaller of its two gaps. */
function clearness({ first, second }: FlippedPair): number {
  const gap = (side: 'before' | 'after'): number => Math.abs((scoreOf(first[side]) ?? 0) - (scoreOf(second[side]) ?? 0))
  return Math.min(gap('before'), gap('after'))
}

function size({ advantage }: FlippedAdvantage): number {
  return Math.min(Math.abs(advantage.before), Math.abs(advantage.after))
}
