/** One row of `docs/advisories.md`: a known hole in one package, and how it is closed here. */
export interface Advisory {
  readonly id: string
  readonly package: string
  /** Such as `>=6.0.0 <6.30.2 || >=7.0.0 <7.9.6`. */
  readonly affected: string
  readonly closedBy: string
}

/** What is installed and set, to hold the advisories against. */
export interface Ground {
  /** Package to the versions of it in the lockfile. */
  readonly installed: ReadonlyMap<string, ReadonlySet<string>>
  /** The overrides of package.json. */
  readonly overrides: Readonly<Record<string, string>>
  /** The flags of Remix. */
  readonly flags: Readonly<Record<string, unknown>>
}

const ways = ['update', 'override', 'setting', 'gate', 'code', 'unreached']

/** Reads the rows out of the tables of the page; other tables and text are left alone. */
export function parseAdvisories(page: string): Advisory[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
    const id = /(GHSA(-[a-z0-9]{4}){3}|CVE-\d{4}-\d+)/.exec(cells[1] ?? '')?.[0]
    if (!line.startsWith('|') || !id) return []
    return [{ id, package: cells[2] ?? '', affected: cells[3] ?? '', closedBy: cells[5] ?? '' }]
  })
}

/** Package to the versions of it in a `package-lock.json` (version 3). */
export function installedVersions(lock: { packages: Readonly<Record<string, { version?: string }>> }) {
  const installed = new Map<string, Set<string>>()
  for (const [path, { version }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1)
    if (!name || !version) continue
    installed.set(name, (installed.get(name) ?? new Set<string>()).add(version))
  }
  return installed
}

/** Holds the rows and the overrides against what is installed. Out: a sentence for each fault. */
export function checkAdvisories(advisories: readonly Advisory[], ground: Ground): string[] {
  return [
    ...advisories.flatMap((advisory) => checkRow(advisory, ground).map((text) => `${advisory.id}: ${text}`)),
    ...checkOverrides(ground),
  ]
}

function checkRow(advisory: Advisory, { installed, overrides, flags }: Ground): string[] {
  const versions = [...(installed.get(advisory.package) ?? [])]
  if (versions.length === 0) return [`${advisory.package} is not installed: take the row out`]
  if (!isRange(advisory.affected)) return [`"${advisory.affected}" is not a range of versions`]

  const hit = versions.filter((version) => isWithin(version, advisory.affected))
  const way = /^\w+/.exec(advisory.closedBy)?.[0] ?? ''
  const which = `${advisory.package} ${hit.join(', ')}`
  if (!way && hit.length > 0) return [`${which} is affected, and nothing closes it`]
  if (!ways.includes(way)) return [`"closed by" must begin with one of: ${ways.join(', ')}`]
  if (['update', 'override'].includes(way) && hit.length > 0)
    return [`said to be closed by ${way}, but ${which} is installed`]
  if (way === 'override' && !(advisory.package in overrides))
    return [`package.json has no override for ${advisory.package}`]
  if (way !== 'setting') return []

  const named = [...advisory.closedBy.matchAll(/`(v3_\w+)` off/g)].map((match) => match[1]!)
  if (named.length === 0) return ['closed by a setting, but names none such as "`v3_singleFetch` off"']
  return named.filter((flag) => flags[flag] !== false).map((flag) => `${flag} must be false in remix.config.js`)
}

function checkOverrides({ installed, overrides }: Ground): string[] {
  return Object.entries(overrides).flatMap(([name, wanted]) =>
    [...(installed.get(name) ?? [])]
      .filter((version) => version !== wanted)
      .map((version) => `the override ${name} ${wanted} is not in effect: ${version} is installed`),
  )
}

const comparator = /^(>=|<=|>|<|=)?(\d+\.\d+\.\d+\S*)$/

const isRange = (range: string) =>
  range.split('||').every(
    (part) =>
      part.trim() !== '' &&
      part
        .trim()
        .split(/\s+/)
        .every((each) => comparator.test(each)),
  )

/** Whether `version` lies within `range`; a pre-release comes before its release (SemVer 2.0.0 §11). */
export function isWithin(version: string, range: string): boolean {
  return range.split('||').some((part) =>
    part
      .trim()
      .split(/\s+/)
      .every((each) => {
        const [, sign = '=', bound = ''] = comparator.exec(each) ?? []
        const order = compareVersions(version, bound)
        if (sign === '>=') return order >= 0
        if (sign === '<=') return order <= 0
        if (sign === '>') return order > 0
        return sign === '<' ? order < 0 : order === 0
      }),
  )
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => {
    const [core = '', pre] = version.split('+')[0]!.split(/-(.*)/)
    return { core: core.split('.').map(Number), released: pre === undefined ? 1 : 0 }
  }) as [{ core: number[]; released: number }, { core: number[]; released: number }]
  for (let index = 0; index < 3; index += 1) {
    const difference = (a.core[index] ?? 0) - (b.core[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.released - b.released
}
