import type { Draft, DraftOutcome } from '../draft-grader.ts'

/** What the page sends to the worker. */
export type WorkerRequest =
  | {
      readonly kind: 'rows'
      /** The rows as JSON: parsed there, they cost the page nothing. */
      readonly text: string
      readonly unread: number
    }
  | { readonly kind: 'draft'; readonly draft: Draft }

/** What the worker answers to each draft. */
export interface WorkerReply {
  readonly draft: Draft
  readonly outcome: DraftOutcome
}
