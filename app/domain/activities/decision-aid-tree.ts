import { nodeOf, type AidContent, type AidNode } from './decision-aid.ts'

/** A question or advice in an outline; drawn whole where it comes first, and as a link after that. */
export interface AidBranch {
  readonly key: string
  readonly kind: AidNode['kind']
  readonly label: string
  readonly isSeen: boolean
  readonly answers: readonly { readonly text: string; readonly to: AidBranch | null }[]
}

const labelOf = (node: AidNode) => (node.kind === 'question' ? node.text.nl : node.title.nl)

/**
 * An aid as an outline in Dutch: from its first question, then from the closing question, then what nothing leads to.
 * Each part is drawn once, so a circle ends.
 */
export function outlineOf(content: AidContent): {
  readonly trees: readonly AidBranch[]
  readonly loose: readonly AidBranch[]
} {
  const seen = new Set<string>()
  const branch = (key: string): AidBranch | null => {
    const node = nodeOf(content, key)
    if (!node) return null
    const head = { key, kind: node.kind, label: labelOf(node) }
    if (seen.has(key)) return { ...head, isSeen: true, answers: [] }
    seen.add(key)
    const answers =
      node.kind === 'question' ? node.answers.map(({ text, next }) => ({ text: text.nl, to: branch(next) })) : []
    return { ...head, isSeen: false, answers }
  }
  const trees = [content.first, content.closing ?? ''].flatMap((key) => branch(key) ?? [])
  const loose = content.nodes.flatMap(({ key }) => (seen.has(key) ? [] : (branch(key) ?? [])))
  return { trees, loose }
}

/** What each part is called, for a choice of where an answer leads. */
export function partNames(
  content: AidContent,
): { readonly key: string; readonly kind: AidNode['kind']; readonly label: string }[] {
  return content.nodes.map((node) => ({ key: node.key, kind: node.kind, label: labelOf(node) }))
}
