export type SpokenPart = { element: Element; text: string; lang: string }

const silent = '[aria-hidden=true],[hidden],select,textarea,script,style,.hidden-visually'

/** The sentences of a text, in order, without empty ones. */
export function sentencesOf(text: string, lang: string): string[] {
  const clean = text.replace(/[\s\u00ad]+/gu, (found) => (found === '\u00ad' ? '' : ' ')).trim()
  const sentences = [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(clean)]
  return sentences.map((sentence) => sentence.segment.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/**
 * What is read aloud of a page: each sentence inside `root`, in the order of the page, with the block it stands in and
 * the language it is in. Text that can't be seen or that is kept from who listens is left out.
 */
export function spokenParts(root: Element): SpokenPart[] {
  const runs: SpokenPart[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!parent || parent.closest(silent) || parent.getClientRects().length === 0) continue
    const element = blockOf(parent)
    const lang = parent.closest('[lang]')?.getAttribute('lang') || 'nl'
    const text = walker.currentNode.textContent ?? ''
    const last = runs.at(-1)
    if (last?.element === element && last.lang === lang) last.text += text
    else runs.push({ element, text, lang })
  }
  return runs.flatMap((run) => sentencesOf(run.text, run.lang).map((text) => ({ ...run, text })))
}

/** The nearest element that starts a line or a box of its own. */
function blockOf(element: Element): Element {
  const display = getComputedStyle(element).display
  return (display === 'inline' || display === 'contents') && element.parentElement
    ? blockOf(element.parentElement)
    : element
}
