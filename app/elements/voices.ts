/** What is asked of a voice of the browser. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>

/** `nl_NL`, as some phones write it, is `nl-nl`. */
const tagOf = (lang: string) => lang.replaceAll('_', '-').toLowerCase()
const primary = (lang: string) => tagOf(lang).split('-')[0]

/**
 * The voice to read a language with: of exactly that language if there is one, else of another country; of the browser
 * itself rather than from elsewhere. Undefined when the browser can't speak it.
 */
export function voiceFor<V extends Voice>(voices: readonly V[], lang: string): V | undefined {
  const speaks = voices.filter((voice) => primary(voice.lang) === primary(lang))
  const exact = speaks.filter((voice) => tagOf(voice.lang) === tagOf(lang))
  const best = exact.length > 0 ? exact : speaks
  return best.find((voice) => voice.localService) ?? best[0]
}

/** Calls `heard` now and whenever the browser finds voices: many know none until a moment after the page has come. */
export function watchVoices(heard: (voices: SpeechSynthesisVoice[]) => void): () => void {
  if (!('speechSynthesis' in window)) {
    heard([])
    return () => undefined
  }
  const look = () => heard(speechSynthesis.getVoices())
  speechSynthesis.addEventListener('voiceschanged', look)
  look()
  return () => speechSynthesis.removeEventListener('voiceschanged', look)
}
