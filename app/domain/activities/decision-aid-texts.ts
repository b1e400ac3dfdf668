import type { AidContent, AidLanguage, AidNode, AidWords } from './decision-aid.ts'

/** One text of an aid, by where it stands: `start.title`, `wie.text`, `wie.answer.a`. */
export interface AidText {
  readonly at: string
  /** The key of its question or outcome; `start` for the aid as a whole. */
  readonly part: string
  readonly words: AidWords
}

/** The part of an aid that is no question and no outcome. */
export const startPart = 'start'

function textsOfNode(node: AidNode): [name: string, words: AidWords][] {
  return node.kind === 'question'
    ? [
        ['text', node.text],
        ...(node.help ? ([['help', node.help]] as [string, AidWords][]) : []),
        ...node.answers.map(({ code, text }): [string, AidWords] => [`answer.${code}`, text]),
      ]
    : [
        ['title', node.title],
        ['text', node.text],
        ...node.links.map(({ label }, at): [string, AidWords] => [`link.${at}`, label]),
      ]
}

/** Every text of an aid, in the order in which an editor reads them. */
export function textsOfAid(content: AidContent): AidText[] {
  const start = [
    { at: `${startPart}.title`, part: startPart, words: content.title },
    { at: `${startPart}.intro`, part: startPart, words: content.intro },
  ]
  const nodes = content.nodes.flatMap((node) =>
    textsOfNode(node).map(([name, words]) => ({ at: `${node.key}.${name}`, part: node.key, words })),
  )
  return [...start, ...nodes]
}

/** The same aid with every text as `change` gives it back. */
export function withTexts(content: AidContent, change: (at: string, words: AidWords) => AidWords): AidContent {
  const nodes = content.nodes.map((node): AidNode => {
    const say = (name: string, words: AidWords) => change(`${node.key}.${name}`, words)
    return node.kind === 'question'
      ? {
          ...node,
          text: say('text', node.text),
          ...(node.help ? { help: say('help', node.help) } : {}),
          answers: node.answers.map((answer) => ({ ...answer, text: say(`answer.${answer.code}`, answer.text) })),
        }
      : {
          ...node,
          title: say('title', node.title),
          text: say('text', node.text),
          links: node.links.map((link, at) => ({ ...link, label: say(`link.${at}`, link.label) })),
        }
  })
  const { title, intro } = content
  return {
    ...content,
    title: change(`${startPart}.title`, title),
    intro: change(`${startPart}.intro`, intro),
    nodes,
  }
}

/** How far a language is: nothing, some texts, all of them as a draft, or checked by a speaker. */
export function aidProgress(content: AidContent, language: AidLanguage): 'none' | 'some' | 'machine' | 'checked' {
  const texts = textsOfAid(content)
  const filled = texts.filter(({ words }) => (words[language] ?? '').trim() !== '').length
  if (filled === 0) return 'none'
  if (filled < texts.length) return 'some'
  return content.status[language]?.status === 'checked' ? 'checked' : 'machine'
}
