import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestNote } from './assessment-forms.ts'
import { suggestionsOf, type SuggestionCode } from './suggestions.ts'
import type { DomainCode, NoteKind } from './four-domains.ts'

const pictograms: Record<SuggestionCode, PictogramName> = {
  sleepsWell: 'sleep',
  moves: 'walk',
  eatsWell: 'soup',
  fit: 'sport',
  tired: 'tired',
  pain: 'pain',
  sleepsBadly: 'sleep',
  medicines: 'pill',
  cheerful: 'face-glad',
  calm: 'mood',
  learns: 'book',
  sad: 'face-sad',
  worries: 'clock',
  anxious: 'warning',
  forgets: 'other',
  family: 'heart',
  friends: 'together',
  neighbours: 'coffee',
  alone: 'person',
  quarrel: 'message',
  caresForOther: 'help',
  knowsFew: 'search',
  livesWell: 'home',
  work: 'shield',
  enoughMoney: 'money',
  money: 'money',
  letters: 'letters',
  housing: 'home',
  dutch: 'language',
}

type Fields = Record<NoteKind, { readonly tapped: readonly string[]; readonly own: string }>
type Props = { domain: DomainCode; fields: Fields; error: (name: string) => string | undefined }

const names = {
  strength: { own: 'ownStrength', legend: 'form.well', ownLabel: 'form.ownWell' },
  concern: { own: 'ownConcern', legend: 'form.hard', ownLabel: 'form.ownHard' },
} as const

/** What goes well and what is hard in one domain: pictograms to tap and own words (FD-2). */
// i18n: dossier:suggestions.*
export function DomainFields({ domain, fields, error }: Props) {
  const { t } = useTranslation('dossier')
  const at = (name: string) => {
    const message = error(name)
    return message ? { error: message } : {}
  }
  return (['strength', 'concern'] as const).map((kind) => (
    <FormStack key={kind}>
      <CheckboxGroup
        name={kind}
        label={t(names[kind].legend)}
        help={t('form.tap')}
        columns={2}
        defaultValue={[...fields[kind].tapped]}
        options={suggestionsOf(domain, kind).map((code) => ({
          value: code,
          label: (
            <>
              <Pictogram name={pictograms[code]} /> {t(`suggestions.${code}`)}
            </>
          ),
        }))}
        {...at(kind)}
      />
      <TextArea
        name={names[kind].own}
        label={t(names[kind].ownLabel)}
        defaultValue={fields[kind].own}
        rows={3}
        maxLength={longestNote}
        optional
        {...at(names[kind].own)}
      />
    </FormStack>
  ))
}
