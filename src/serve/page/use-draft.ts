import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftOutcome } from '../draft-grader.ts'
import { fieldText, fileText } from '../field-text.ts'
import type { GraderSource, LiveGrading } from '../live-grading.ts'
import { DraftClient } from './draft-client.ts'

/** The JSON of a grader, as the server read it. */
export type JsonSource = Extract<GraderSource, { readonly kind: 'json' }>

/** The editor's text, what it comes to, and what can be done with it. */
export interface DraftState {
  readonly text: string
  readonly setText: (text: string) => void
  /** Whether the text differs from the file. */
  readonly isDraft: boolean
  /** Of the newest draft that was checked; absent without a draft. */
  readonly outcome: DraftOutcome | undefined
  /** The newest one that has a report: the step between two sound graders is often none. */
  readonly graded: DraftOutcome | undefined
  /** Whether the file is another one than the draft was made from. */
  readonly isConflict: boolean
  /** The file's text in place of the draft. */
  readonly discard: () => void
  /** Keeps the draft though the file changed: the next save replaces it. */
  readonly keep: () => void
  readonly save: () => void
  /** What came of saving, when it did not work. */
  readonly saveFault: string | undefined
}

/** A text that is not in the file. */
interface Edited {
  readonly text: string
  /** The version of the file that a save replaces; empty when there is none that the writer knows. */
  readonly version: string
  /** The grading at which that version was saved here: up to it, the server still tells of the one before. */
  readonly savedAt?: number
}

/** Milliseconds without a key before a draft is graded. */
const pause = 120

/** Keeps the draft of the grader and has it graded in the page. */
export function useDraft({ rows, number }: LiveGrading, source: JsonSource): DraftState {
  const saved = fieldText(source.text)
  const [edited, setEdited] = useState<Edited>()
  const [saveFault, setSaveFault] = useState<string>()
  const draft: Edited = edited ?? { text: saved, version: source.version }
  const { text } = draft
  const isDraft = text !== saved
  const { outcome, graded } = useOutcome({ text, saved, isDraft, source, rows })
  useEffect(() => {
    // The file has the draft's text: it was saved, here or elsewhere.
    if (edited?.text === saved) setEdited(undefined)
  }, [edited, saved])
  useEffect(() => {
    if (!isDraft) return
    const ask = (event: Event): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isDraft])
  const save = async (): Promise<void> => {
    setSaveFault(undefined)
    const outcome = await put(fileText(text, source.text), draft.version)
    if ('fault' in outcome) setSaveFault(outcome.fault)
    const { version } = outcome
    // Who types on while it is saved goes on from there.
    if (version !== undefined)
      setEdited((now) => (now === undefined ? now : { text: now.text, version, savedAt: number }))
  }
  return {
    text,
    setText(next) {
      setSaveFault(undefined)
      setEdited({ ...draft, text: next })
    },
    isDraft,
    outcome,
    graded,
    isConflict:
      isDraft && draft.version !== source.version && !(draft.savedAt !== undefined && number <= draft.savedAt),
    discard() {
      setSaveFault(undefined)
      setEdited(undefined)
    },
    keep() {
      setSaveFault(undefined)
      setEdited({ text, version: source.version })
    },
    save: () => void save(),
    saveFault,
  }
}

/** Has a draft graded a moment after the last key. */
function useOutcome(props: {
  readonly text: string
  readonly saved: string
  readonly isDraft: boolean
  readonly source: JsonSource
  readonly rows: LiveGrading['rows']
}): Pick<DraftState, 'outcome' | 'graded'> {
  const { text, saved, isDraft, source, rows } = props
  const [outcome, setOutcome] = useState<DraftOutcome>()
  const [graded, setGraded] = useState<DraftOutcome>()
  const client = useRef<DraftClient>(undefined)
  useEffect(() => {
    if (!isDraft) {
      setOutcome(undefined)
      setGraded(undefined)
      return
    }
    const timer = setTimeout(() => {
      client.current ??= new DraftClient((_draft, told) => {
        setOutcome(told)
        if (told.report !== undefined) setGraded(told)
      })
      const { criterion } = source
      client.current.grade({ text, saved, ...(criterion === undefined ? {} : { criterion }) }, rows)
    }, pause)
    return () => clearTimeout(timer)
  }, [text, saved, isDraft, rows.number])
  // An answer may come after the draft is gone.
  return isDraft ? { outcome, graded } : { outcome: undefined, graded: undefined }
}

/** What came of a save; with a version, that is the one to replace next. */
type Put = { readonly version: string } | { readonly fault: string; readonly version?: '' }

async function put(text: string, version: string): Promise<Put> {
  try {
    const body = JSON.stringify({ text, version })
    const response = await fetch('grader', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
    if (response.ok) return (await response.json()) as { readonly version: string } // as the server writes it
    const fault = (await response.text()).trim()
    return response.status === 409 ? { fault, version: '' } : { fault }
  } catch {
    return {
      fault: 'The file was not saved: graderkit does not answer. Start it again, and open the address that it prints.',
    }
  }
}
