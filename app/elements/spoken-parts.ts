/** A sentence, and from where to where it stands in the text that it is of. */
export interface Sentence {
  /** As it is said. */
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface SpokenPart {
  readonly element: Element
  readonly range: Range
  readonly text: string
  readonly lang: string
}

const silent = '[aria-hidden=true],[hidden],select,textarea,script,style,.hidden-visually'

/** The sentences of a text, in order, without empty ones and without hints for breaking words. */
export function sentencesOf(text: string, lang: string): Sentence[] {
  // The end of a line in the source is no end of a sentence.
  const inOneLine = text.replace(/\s/gu, ' ')
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(inOneLine)].flatMap(({ segment, index }) => {
    const said = segment.replaceAll('\u00ad', '').replace(/ +/g, ' ').trim()
    if (!/[\p{L}\p{N}]/u.test(said)) return []
    const from = index + segment.length - segment.trimStart().length
    return [{ text: said, from, to: from + segment.trim().length }]
  })
}

interface Run {
  readonly element: Element
  readonly lang: string
  text: string
  readonly nodes: { readonly node: Node; readonly from: number }[]
}

/** The place in the page of a place in the text of a run. */
function placeIn({ nodes }: Run, at: number, end: boolean): { node: Node; offset: number } {
  const piece = nodes.findLast(({ from }) => (end ? from < at : from <= at)) ?? nodes[0]!
  return { node: piece.node, offset: at - piece.from }
}

function rangeOf(run: Run, { from, to }: Sentence): Range {
  const range = document.createRange()
  const [first, last] = [placeIn(run, from, false), placeIn(run, to, true)]
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset)
  return range
}

/**
 * What is read aloud of a page: each sentence inside `root`, in the order of the page, with its place, the block it stands
 * in and the language it is in. Text that can't be seen or that is kept from who listens is left out.
 */
export function spokenParts(root: Element): SpokenPart[] {
  const runs: Run[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (!parent || parent.closest(silent) || parent.getClientRects().length === 0) continue
    const element = blockOf(parent)
    const lang = parent.closest('[lang]')?.getAttribute('lang') || 'nl'
    const last = runs.at(-1)
    const run = last?.element === element && last.lang === lang ? last : { element, lang, text: '', nodes: [] }
    if (run !== last) runs.push(run)
    run.nodes.push({ node, from: run.text.length })
    run.text += node.textContent ?? ''
  }
  return runs.flatMap((run) =>
    sentencesOf(run.text, run.lang).map((sentence) => ({
      element: run.element,
      range: rangeOf(run, sentence),
      text: sentence.text,
      lang: run.lang,
    })),
  )
}

/** The nearest element that starts a line or a box of its own. */
function blockOf(element: Element): Element {
  const display = getComputedStyle(element).display
  return (display === 'inline' || display === 'contents') && element.parentElement
    ? blockOf(element.parentElement)
    : element
}
