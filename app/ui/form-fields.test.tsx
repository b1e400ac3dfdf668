import { describe, expect, it } from 'vitest'
import { CheckboxGroup } from './checkbox-group.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { RadioGroup } from './radio-group.tsx'
import { rendered } from './rendered.tsx'
import { ScoreScale } from './score-scale.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const options = [
  { value: 'bel', label: 'Bel mij' },
  { value: 'mail', label: 'Mail mij' },
]

describe('a form', () => {
  it('says at the field what is wrong, in the same words as on top, and links there', () => {
    const message = 'Schrijf uw vraag op.'
    const html = rendered(
      <>
        <ErrorSummary errors={[{ fieldId: 'vraag', message }]} />
        <TextArea name="vraag" label="Uw vraag" help="Kort mag." error={message} maxLength={500} required />
      </>,
    )
    expect(html).toContain('<a href="#vraag">Schrijf uw vraag op.</a>')
    expect(html).toMatch(/<textarea[^>]*id="vraag"[^>]*aria-invalid="true"/)
    expect(html).toContain('aria-describedby="vraag-help vraag-limit vraag-error"')
    for (const id of ['vraag-help', 'vraag-limit', 'vraag-error']) expect(html).toContain(`id="${id}"`)
  })

  it('brings the eye to the errors when the page opens, without a script', () => {
    expect(rendered(<ErrorSummary errors={[{ fieldId: 'x', message: 'Kies.' }]} />)).toMatch(/tabindex="-1" autofocus/i)
    expect(rendered(<ErrorSummary errors={[]} />)).toBe('')
  })

  it('never loses what was typed or chosen', () => {
    const html = rendered(
      <>
        <TextField name="naam" label="Naam" defaultValue="Fatma" />
        <Select name="taal" label="Taal" options={[{ value: 'tr', label: 'Türkçe', lang: 'tr' }]} defaultValue="tr" />
        <RadioGroup name="hoe" label="Hoe?" options={options} defaultValue="mail" />
        <CheckboxGroup name="ook" label="Ook?" options={options} defaultValue={['bel']} />
        <ScoreScale name="cijfer" label="Cijfer?" defaultValue={7} />
      </>,
    )
    expect(html).toMatch(/<input[^>]*value="Fatma"/)
    expect(html).toMatch(/<option[^>]*selected=""[^>]*>Türkçe/)
    expect(html.match(/checked=""/g)).toHaveLength(3)
    expect(html).toMatch(/checked=""[^>]*value="7"|value="7"[^>]*checked=""/)
  })

  it('lets a label be tapped and says what may stay empty', () => {
    const html = rendered(<TextField name="tel" label="Telefoon" type="tel" optional />)
    expect(html).toContain('for="tel"')
    expect(html).toContain('(mag leeg blijven)')
  })

  it('groups choices under their question, which can be the title of the page', () => {
    const html = rendered(<RadioGroup name="hoe" label="Hoe helpen wij u?" legendAs="title" options={options} />)
    expect(html).toMatch(/<fieldset[^>]*id="hoe"/)
    expect(html).toMatch(/<legend[^>]*><h1[^>]*>Hoe helpen wij u\?<\/h1><\/legend>/)
  })

  it('carries hidden values along, a list as often as it is long', () => {
    const html = rendered(<HiddenFields values={{ dag: 3, wens: ['a', 'b'], leeg: undefined }} />)
    expect(html.match(/name="wens"/g)).toHaveLength(2)
    expect(html).not.toContain('leeg')
  })
})
