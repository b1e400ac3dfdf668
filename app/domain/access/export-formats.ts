/** CSV for a spreadsheet; FHIR R4 as one Bundle, or a line an event. */
export const exportFormats = ['csv', 'fhir', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportTypes: Readonly<Record<ExportFormat, { readonly type: string; readonly extension: string }>> = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  fhir: { type: 'application/fhir+json', extension: 'json' },
  ndjson: { type: 'application/fhir+ndjson', extension: 'ndjson' },
}
