import { expect, test } from 'vitest'
import { inTurn } from './sign-up-turns.server.ts'

test('one after the other for one activity, side by side for two, and a fault keeps nobody waiting', async () => {
  const said: string[] = []
  const work =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`)
      await Promise.resolve()
      said.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    }
  const answers = await Promise.allSettled([
    inTurn('walk', work('one', true)),
    inTurn('walk', work('two')),
    inTurn('soup', work('other')),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(said.filter((each) => !each.startsWith('other'))).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  expect(said.indexOf('other begins')).toBeLessThan(said.indexOf('two begins'))
})
