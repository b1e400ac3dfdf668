import { Worker } from 'node:worker_threads'

/** How long a thread that has nothing to do is kept for what comes next. */
const idleMilliseconds = 10_000

interface Most {
  /** Of one question, the start of a thread included. */
  readonly milliseconds: number
  readonly megabytes?: number
}

/**
 * Lets a thread of its own answer questions, one after another: for what a stranger wrote and a library reads, which may
 * never end (a repetition that no date fits). The portal goes on meanwhile, and a thread that takes too long or too much
 * memory is ended. The thread knows nothing of the environment.
 * @param module of which the thread is made; it calls `answerApart`. Questions and answers are plain values.
 * @returns asks one question: its answer, or null when there is none in time.
 */
export function askApart<Question, Answer>(module: URL, { milliseconds, megabytes = 128 }: Most) {
  let idle: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function begin(): Worker {
    const thread = new Worker(module, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } })
    // A thread that breaks while nobody asks anything is no fault of the portal.
    thread.on('error', () => undefined)
    thread.on('exit', () => {
      if (idle === thread) idle = null
    })
    return thread
  }

  function keep(thread: Worker): void {
    idle = thread
    thread.unref()
    const isOver = setTimeout(() => {
      if (idle !== thread) return
      idle = null
      void thread.terminate()
    }, idleMilliseconds)
    isOver.unref()
  }

  const once = (question: Question): Promise<Answer | null> =>
    new Promise((resolve) => {
      const thread = idle ?? begin()
      idle = null
      thread.ref()
      const end = (answer: Answer | null, isWell: boolean) => {
        clearTimeout(timer)
        thread.off('message', onAnswer).off('error', onLoss).off('exit', onLoss)
        if (isWell) keep(thread)
        else void thread.terminate()
        resolve(answer)
      }
      const onAnswer = (answer: Answer) => end(answer, true)
      const onLoss = () => end(null, false)
      const timer = setTimeout(onLoss, milliseconds)
      thread.on('message', onAnswer).on('error', onLoss).on('exit', onLoss)
      thread.postMessage(question)
    })

  return (question: Question): Promise<Answer | null> => {
    const answer = turn.then(() => once(question))
    turn = answer.catch(() => undefined)
    return answer
  }
}
