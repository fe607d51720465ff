import { useEffect, useState } from 'preact/hooks'
import type { LiveGrading } from '../live-grading.ts'

/** How the page stands with its server. */
export type LiveStatus = 'grading' | 'live' | 'lost'

/** The newest grading of the server, asked for whenever it tells of one. */
export function useLiveGrading(): readonly [grading: LiveGrading | undefined, status: LiveStatus] {
  const [grading, setGrading] = useState<LiveGrading>()
  const [status, setStatus] = useState<LiveStatus>('grading')
  useEffect(() => {
    const events = new EventSource('events')
    events.addEventListener('grading', () => setStatus('grading'))
    events.addEventListener('graded', () => {
      void newestGrading().then((newest) => {
        if (newest === undefined) return
        // Answers may overtake each other.
        setGrading((known) => (known !== undefined && known.number > newest.number ? known : newest))
        setStatus('live')
      })
    })
    events.addEventListener('error', () => setStatus('lost'))
    events.addEventListener('ended', () => {
      // The next one has another address.
      events.close()
      setStatus('lost')
    })
    return () => events.close()
  }, [])
  return [grading, status]
}

async function newestGrading(): Promise<LiveGrading | undefined> {
  try {
    const response = await fetch('grading')
    return ((await response.json()) as LiveGrading | null) ?? undefined // as the server wrote it
  } catch {
    // The stream of events tells that the server is gone.
    return undefined
  }
}
