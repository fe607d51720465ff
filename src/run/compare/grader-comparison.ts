import type { AnyGrader } from '../../core/grader.ts'
import type { BeforeAfter, GraderDiff } from '../../core/grader-diff.ts'
import type { PortName } from '../../core/ports.ts'
import { rangeOf } from '../../graders/range-of.ts'
import { Summarizer } from '../summarizer.ts'
import { AttributionTally } from './attribution-tally.ts'
import type { PortCalls } from './counted-ports.ts'
import { OrderTally } from './order-tally.ts'
import type { PairedRow } from './paired-row.ts'
import { ShiftTally } from './shift-tally.ts'

/** What a comparison takes beside the graders. */
export interface ComparisonOptions {
  /** The most examples in each list. */
  readonly listed: number
  /** What each grader has asked of the world so far. */
  readonly calls: { readonly before: PortCalls; readonly after: PortCalls }
}

/** Adds up what two graders make of the same answers, prompt by prompt, in constant memory however many there are. */
export class GraderComparison {
  private readonly before: Summarizer
  private readonly after: Summarizer
  private readonly shift: ShiftTally
  private readonly order: OrderTally
  private readonly attribution: AttributionTally
  private readonly calls: ComparisonOptions['calls']

  constructor(before: AnyGrader, after: AnyGrader, { listed, calls }: ComparisonOptions) {
    this.before = new Summarizer(rangeOf(before))
    this.after = new Summarizer(rangeOf(after))
    this.shift = new ShiftTally(listed)
    this.order = new OrderTally(listed)
    this.attribution = new AttributionTally(before, after)
    this.calls = calls
  }

  /** Answers so far. */
  get samples(): number {
    return this.before.samples
  }

  add(paired: PairedRow): void {
    this.before.add(paired.before, paired.row.expertScores)
    this.after.add(paired.after, paired.row.expertScores)
    this.shift.add(paired)
    this.order.add(paired)
    this.attribution.add(paired)
  }

  /** The numbers so far. */
  diff(): GraderDiff {
    const { attribution } = this.attribution
    return {
      before: this.before.summary(),
      after: this.after.summary(),
      ...this.shift.totals,
      ...this.order.totals,
      ...(attribution === undefined ? {} : { attribution }),
      calls: this.callsPerAnswer(),
      lists: { ...this.shift.lists, ...this.order.lists },
    }
  }

  private callsPerAnswer(): Partial<Record<PortName, BeforeAfter>> {
    const ports: PortName[] = ['model', 'embedding', 'python', 'endpoint']
    const perAnswer = (calls: PortCalls, port: PortName): number => (calls[port] ?? 0) / this.samples
    return Object.fromEntries(
      ports
        .filter((port) => this.calls.before[port] !== undefined || this.calls.after[port] !== undefined)
        .map((port) => [
          port,
          { before: perAnswer(this.calls.before, port), after: perAnswer(this.calls.after, port) },
        ]),
    )
  }
}
