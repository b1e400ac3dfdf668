import { createInstance } from 'i18next'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import type { Language } from '#app/platform/i18n/languages.ts'
import ar from '../../locales/ar/ui.json' with { type: 'json' }
import arReading from '../../locales/ar/reading.json' with { type: 'json' }
import en from '../../locales/en/ui.json' with { type: 'json' }
import nlWork from '../../locales/nl/ui.work.json' with { type: 'json' }
import nl from '../../locales/nl/ui.json' with { type: 'json' }
import nlReading from '../../locales/nl/reading.json' with { type: 'json' }
import pl from '../../locales/pl/ui.json' with { type: 'json' }
import ti from '../../locales/ti/ui.json' with { type: 'json' }
import tr from '../../locales/tr/ui.json' with { type: 'json' }

/** The HTML of an element as a visitor gets it from the server in this language: for tests. */
export function rendered(element: ReactElement, lng: Language = 'nl'): string {
  const i18n = createInstance()
  void i18n.use(initReactI18next).init({
    lng,
    fallbackLng: 'nl',
    initAsync: false,
    ns: ['ui', 'ui.work', 'reading'],
    interpolation: { escapeValue: false },
    resources: {
      nl: { ui: nl, 'ui.work': nlWork, reading: nlReading },
      en: { ui: en },
      tr: { ui: tr },
      ar: { ui: ar, reading: arReading },
      pl: { ui: pl },
      ti: { ui: ti },
    },
  })
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}>{element}</I18nextProvider>)
}
