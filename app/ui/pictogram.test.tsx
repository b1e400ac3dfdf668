import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Pictogram } from './pictogram.tsx'
import { pictogramNames } from './pictogram-name.ts'
import { rendered } from './rendered.tsx'

it('every pictogram that can be asked for is drawn, and nothing else', () => {
  const sprite = readFileSync(new URL('./sprite.svg', import.meta.url), 'utf8')
  const drawn = [...sprite.matchAll(/<symbol id="([\w-]+)"/g)].map((found) => found[1])
  expect(drawn.sort()).toEqual([...pictogramNames].sort())
})

it('a pictogram is silent beside its word, and an arrow turns around for Arabic', () => {
  expect(rendered(<Pictogram name="heart" />)).toContain('aria-hidden="true"')
  expect(rendered(<Pictogram name="arrow" />)).toContain('pictogram-mirrors')
})
