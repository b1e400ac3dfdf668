import { expect, test } from 'vitest'
import { typedWords } from './typed-words.ts'

test('what I wrote is kept to copy, in its order; ids, choices and passwords are not', () => {
  expect(
    typedWords([
      ['replyId', '0190f3c2-7b7a-7c1e-8f00-0123456789ab'],
      ['body', ' Zij heeft ook koorts\nsinds gisteren '],
      ['topic', 'BODY'],
      ['password', 'mijn geheime zin'],
      ['file', new Blob(['een plaatje'])],
      ['reason', 'Om samen te kijken'],
    ]),
  ).toEqual(['Zij heeft ook koorts\nsinds gisteren', 'Om samen te kijken'])
})
