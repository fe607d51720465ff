import { reasonOf } from '../core/errors.ts'
import type { AnyGrader } from '../core/grader.ts'
import type { Ports } from '../core/ports.ts'
import type { NumberedRow } from '../dataset/read-rows.ts'
import type { PlacedIssue } from '../report/placed-issue.ts'
import { type GradedRows, gradeRows } from './graded-rows.ts'
import type { GraderSource, LiveGrading, LiveRows } from './live-grading.ts'
import { liveReport } from './live-report.ts'
import { type Moves, movesBetween } from './moves.ts'

/** Where a live page gets grader, rows and ports from, each time something changed. */
export interface LiveWorld {
  readonly readGrader: () => Promise<ReadGrader>
  /** Rejects with a sentence for a person when there are no rows to read. */
  readonly readRows: (signal: AbortSignal) => Promise<ReadRows>
  readonly openPorts: (grader: AnyGrader) => Promise<{ readonly ports: Ports; readonly close: () => Promise<void> }>
  readonly concurrency: number
}

/** A grader's file as it is now: the grader when it has no error, else what is wrong. */
export interface ReadGrader {
  readonly source: GraderSource
  readonly issues: readonly PlacedIssue[]
  readonly grader?: AnyGrader
  /** Why there is none, where no issue says it. */
  readonly fault?: string
}

/** All rows, in memory. */
export interface ReadRows extends Omit<LiveRows, 'number'> {
  readonly rows: readonly NumberedRow[]
}

/** What happens, for those who watch: a grading has begun, has come to something, or there will be no more. */
export type LiveEvent =
  | { readonly kind: 'grading' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'graded'; readonly grading: LiveGrading; readonly moves: Moves | undefined }

/** Grades whenever something changed, the newest state only, and remembers what was saved before. */
export class LiveSession {
  /** `undefined` until the first grading is done. */
  current: LiveGrading | undefined
  rows: readonly NumberedRow[] = []
  private readonly world: LiveWorld
  private readonly listeners = new Set<(event: LiveEvent) => void>()
  private readRows: LiveRows = { number: 0, unread: 0, every: 1 }
  private last: GradedRows | undefined
  private mustReadRows = true
  private mustGrade = false
  private running: Promise<void> | undefined
  private underWay = new AbortController()

  constructor(world: LiveWorld) {
    this.world = world
  }

  /** Tells of every event from now on, until the function that it gives is called. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Pages that are open, and whoever else listens. */
  get listenerCount(): number {
    return this.listeners.size
  }

  /** Something changed: what is under way is given up. Resolves when the newest state is graded. */
  refresh(what: 'grader' | 'rows'): Promise<void> {
    this.mustGrade = true
    if (what === 'rows') this.mustReadRows = true
    this.underWay.abort()
    this.running ??= this.catchUp()
    return this.running
  }

  /** Gives up what is under way and tells that this was all. */
  async end(): Promise<void> {
    this.mustGrade = false
    this.underWay.abort()
    await this.running
    this.tell({ kind: 'ended' })
  }

  private async catchUp(): Promise<void> {
    try {
      while (this.mustGrade) {
        this.mustGrade = false
        this.underWay = new AbortController()
        await this.grade(this.underWay.signal)
      }
    } finally {
      // At once, and not in a later turn, in which a change could already have been told.
      this.running = undefined
    }
  }

  private async grade(signal: AbortSignal): Promise<void> {
    const read = await this.world.readGrader()
    if (signal.aborted || this.isAsBefore(read)) return
    this.tell({ kind: 'grading' })
    try {
      await this.takeRows(signal)
      const { moves, report } = await this.outcome(read, signal)
      this.show(read, { ...(report === undefined ? {} : { report }), ...(moves === undefined ? {} : { moves }) })
    } catch (error) {
      // Whoever interrupts shows something newer.
      if (signal.aborted) return
      this.show({ ...read, fault: reasonOf(error) }, {})
    }
  }

  /** Saving tells of a change before the folder does, and a grading of the same twice would show that nothing moved. */
  private isAsBefore({ source, fault }: ReadGrader): boolean {
    const before = this.current?.source
    return (
      !this.mustReadRows &&
      fault === undefined &&
      this.current?.fault === undefined &&
      source.kind === 'json' &&
      before?.kind === 'json' &&
      source.version === before.version
    )
  }

  private async takeRows(signal: AbortSignal): Promise<void> {
    if (!this.mustReadRows) return
    const { rows, unread, every } = await this.world.readRows(signal)
    signal.throwIfAborted()
    this.mustReadRows = false
    this.rows = rows
    this.readRows = { number: this.readRows.number + 1, unread, every }
  }

  private async outcome({ grader }: ReadGrader, signal: AbortSignal): Promise<Pick<LiveGrading, 'report' | 'moves'>> {
    if (grader === undefined) return {}
    const { ports, close } = await this.world.openPorts(grader)
    try {
      const graded = await gradeRows(grader, this.rows, { ports, concurrency: this.world.concurrency, signal })
      const report = await liveReport(graded, this.readRows.unread)
      signal.throwIfAborted()
      const before = this.last
      this.last = graded
      return { report, ...(before?.rows === graded.rows ? { moves: movesBetween(before, graded) } : {}) }
    } finally {
      await close()
    }
  }

  /** A grader with errors leaves the last report in sight. */
  private show({ source, issues, fault }: ReadGrader, outcome: Pick<LiveGrading, 'report' | 'moves'>): void {
    const report = outcome.report ?? this.current?.report
    this.current = {
      number: (this.current?.number ?? 0) + 1,
      source,
      issues,
      rows: this.readRows,
      ...(fault === undefined ? {} : { fault }),
      ...(report === undefined ? {} : { report }),
      ...(outcome.moves === undefined ? {} : { moves: outcome.moves }),
    }
    this.tell({ kind: 'graded', grading: this.current, moves: outcome.moves })
  }

  private tell(event: LiveEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
