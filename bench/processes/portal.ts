import { startServer } from '#app/server.ts'
import { answerParent, processorTime } from '../harness/process-messages.ts'
import { recordStatements, type Statement } from './record-statements.ts'
import { sessionOf } from './session-of.ts'

let endRecording: (() => Statement[]) | undefined

/** The portal from the production build, without its jobs: sealing and mail are another process's work. */
const answers = {
  start: async () => (await startServer({ port: 0 })).port,
  processorTime,
  sessionOf,
  record: () => {
    endRecording = recordStatements()
  },
  recorded: () => endRecording?.() ?? [],
}

export type Portal = typeof answers
answerParent(answers)
