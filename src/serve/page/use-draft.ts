import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftOutcome } from '../draft-grader.ts'
import type { GraderSource, LiveGrading } from '../live-grading.ts'
import { DraftClient } from './draft-client.ts'
import { fieldText, fileText } from '../field-text.ts'

/** The JSON of a grader, as the server read it. */
export type JsonSource = Extract<GraderSource, { readonly kind: 'json' }>

/** The editor's text, what it comes to, and what can be done with it. */
export interface DraftState {
  readonly text: string
  readonly setText: (text: string) => void
  /** Whether the text differs from the file. */
  readonly isDraft: boolean
  /** Of the newest draft that was graded; absent without a draft. */
  readonly outcome: DraftOutcome | undefined
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

/** Milliseconds without a key before a draft is graded. */
const pause = 120

/** Keeps the draft of the grader and has it graded in the page. */
export function useDraft(grading: LiveGrading, source: JsonSource): DraftState {
  const saved = fieldText(source.text)
  /** The draft and the file it was made from; absent while the editor shows the file. */
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: JsonSource }>()
  const [graded, setGraded] = useState<{ readonly text: string; readonly outcome: DraftOutcome }>()
  const [saveFault, setSaveFault] = useState<string>()
  const client = useRef<DraftClient>(undefined)
  const text = draft?.text ?? saved
  const isDraft = text !== saved
  useEffect(() => {
    // The file has the draft's text: it was saved, here or elsewhere.
    if (draft !== undefined && draft.text === saved) setDraft(undefined)
  }, [draft, saved])
  useEffect(() => {
    if (!isDraft) {
      setGraded(undefined)
      return
    }
    const timer = setTimeout(() => {
      client.current ??= new DraftClient((asked, outcome) => setGraded({ text: asked.text, outcome }))
      const { criterion } = source
      client.current.grade({ text, saved, ...(criterion === undefined ? {} : { criterion }) }, grading.rows)
    }, pause)
    return () => clearTimeout(timer)
  }, [text, saved, isDraft, grading.rows.number])
  const base = draft?.base ?? source
  const save = async (): Promise<void> => {
    setSaveFault(undefined)
    try {
      const body = JSON.stringify({ text: fileText(text, source.text), version: base.version })
      const response = await fetch('grader', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
      if (!response.ok) setSaveFault((await response.text()).trim())
    } catch {
      setSaveFault('The file was not saved: graderkit does not answer. Start it again, and save then.')
    }
  }
  return {
    text,
    setText(next) {
      setSaveFault(undefined)
      setDraft({ text: next, base })
    },
    isDraft,
    outcome: isDraft ? graded?.outcome : undefined,
    isConflict: isDraft && base.version !== source.version,
    discard() {
      setSaveFault(undefined)
      setDraft(undefined)
    },
    keep: () => setDraft({ text, base: source }),
    save: () => void save(),
    saveFault,
  }
}
