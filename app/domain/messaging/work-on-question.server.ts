import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import type { Result } from '../shared/result.ts'
import { answerQuestion } from './answer-question.server.ts'
import { closeQuestion } from './close-question.server.ts'
import type { workForm } from './question-form.ts'
import { releaseQuestion } from './release-question.server.ts'
import { takeQuestion } from './take-question.server.ts'

type Work = z.output<typeof workForm> & { threadId: string; language: string }

/** The one thing that a professional asked for with an open question; each command decides and refuses by itself. */
export async function workOnQuestion(tx: Tx, work: Work): Promise<Result<{ threadId: string }>> {
  switch (work.intent) {
    case 'take':
      return takeQuestion(tx, work)
    case 'release':
      return releaseQuestion(tx, work)
    case 'close':
      return closeQuestion(tx, work)
    case 'answer':
      return answerQuestion(tx, work)
  }
}
