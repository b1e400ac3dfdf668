import { startServer } from '#app/server.ts'
import { answerParent, processorTime } from '../harness/process-messages.ts'
import { recordStatements, type Statement } from './record-statements.ts'

let endRecording: (() => Statement[]) | undefined

/** The portal from the production build, without its jobs: sealing and mail are another process's work. */
const answers = {
  start: async () => (await startServer({ port: 0 })).port,
  processorTime,
  record: () => {
    endRecording = recordStatements()
  },
  recorded: () => endRecording?.() ?? [],
}

export type Portal = typeof answers
answerParent(answers)
