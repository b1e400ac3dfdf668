import { RemixBrowser } from '@remix-run/react'
import { createInstance, type Resource } from 'i18next'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'

/** Runs only on pages that hydrate: their route's loader returns `texts`, what the page needs to speak. */
function textsOfPage(): Resource {
  const data = Object.values(window.__remixContext.state.loaderData ?? {})
  const found = data.find(
    (each): each is { texts: Resource } => typeof each === 'object' && each !== null && 'texts' in each,
  )
  return found?.texts ?? {}
}

const i18n = createInstance()
void i18n.use(initReactI18next).init({
  lng: document.documentElement.lang,
  fallbackLng: 'nl',
  resources: textsOfPage(),
  defaultNS: 'ui',
  initAsync: false,
  interpolation: { escapeValue: false },
})

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})
