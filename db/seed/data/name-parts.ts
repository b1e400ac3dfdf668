/** Lower-case ASCII with hyphens, for keys and addresses: 'Yılmaz' becomes 'yilmaz'. */
export function asciiKey(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Splits 'van der Berg' into its tussenvoegsel and the name proper; the prefix is null when there is none. */
export function splitFamilyName(name: string): { prefix: string | null; familyName: string } {
  const space = name.lastIndexOf(' ')
  if (space < 0) return { prefix: null, familyName: name }
  return { prefix: name.slice(0, space), familyName: name.slice(space + 1) }
}
