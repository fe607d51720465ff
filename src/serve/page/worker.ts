import type { NumberedRow } from '../../dataset/read-rows.ts'
import { DraftGrader } from '../draft-grader.ts'
import type { WorkerReply, WorkerRequest } from './draft-messages.ts'

// The library in a thread of the page: an endless loop there freezes nobody, and code made from schemas runs without the page.
let grader = new DraftGrader([], 0)

addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const request = event.data
  if (request.kind === 'rows')
    grader = new DraftGrader(JSON.parse(request.text) as NumberedRow[], request.unread) // as the server wrote them
  else void answer(request.draft)
})

async function answer(draft: WorkerReply['draft']): Promise<void> {
  const reply: WorkerReply = { draft, outcome: await grader.grade(draft) }
  postMessage(reply)
}
