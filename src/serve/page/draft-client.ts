import type { Draft, DraftOutcome } from '../draft-grader.ts'
import type { LiveRows } from '../live-grading.ts'
import type { WorkerReply, WorkerRequest } from './draft-messages.ts'

/** Grades drafts in a worker, one at a time; of those that wait, only the newest. */
export class DraftClient {
  private readonly worker: Worker
  private readonly told: (draft: Draft, outcome: DraftOutcome) => void
  /** The rows that the worker has. */
  private rows = 0
  private isBusy = false
  /** Why the worker answers no more. */
  private fault: string | undefined
  private waiting: { readonly draft: Draft; readonly rows: LiveRows } | undefined

  constructor(told: (draft: Draft, outcome: DraftOutcome) => void) {
    this.told = told
    this.worker = new Worker('page/live-worker.js', { type: 'module' })
    this.worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) =>
      this.done(data.draft, data.outcome),
    )
    this.worker.addEventListener('error', ({ message }) => {
      this.fault = `Drafts cannot be graded in this browser: ${message || 'the worker did not start'}. Save it, and the command grades it.`
      if (this.waiting !== undefined) this.told(this.waiting.draft, { issues: [], fault: this.fault })
    })
  }

  grade(draft: Draft, rows: LiveRows): void {
    if (this.fault !== undefined) return this.told(draft, { issues: [], fault: this.fault })
    this.waiting = { draft, rows }
    if (!this.isBusy) void this.next()
  }

  private async next(): Promise<void> {
    const { waiting } = this
    if (waiting === undefined) return
    this.isBusy = true
    try {
      if (this.rows !== waiting.rows.number) {
        const response = await fetch('rows')
        this.post({ kind: 'rows', text: await response.text(), unread: waiting.rows.unread })
        this.rows = waiting.rows.number
      }
      // A newer one may have come meanwhile; it takes its turn.
      this.post({ kind: 'draft', draft: waiting.draft })
    } catch (error) {
      this.done(waiting.draft, {
        issues: [],
        fault: `The rows cannot be had: ${String(error)}. Is graderkit still running?`,
      })
    }
  }

  private done(draft: Draft, outcome: DraftOutcome): void {
    this.isBusy = false
    if (this.waiting?.draft === draft || isSame(this.waiting?.draft, draft)) this.waiting = undefined
    this.told(draft, outcome)
    if (this.waiting !== undefined) void this.next()
  }

  private post(request: WorkerRequest): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    this.worker.postMessage(request)
  }
}

/** What comes back from the worker is a copy. */
function isSame(one: Draft | undefined, other: Draft): boolean {
  return one?.text === other.text && one.saved === other.saved
}
