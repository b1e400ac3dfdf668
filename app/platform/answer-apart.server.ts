import { parentPort } from 'node:worker_threads'

/** Makes the module that calls it one that `askApart` can ask: each question gets one answer, both plain values. */
export function answerApart<Question, Answer>(answer: (question: Question) => Answer): void {
  parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)))
}
