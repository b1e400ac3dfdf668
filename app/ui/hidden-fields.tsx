type Value = string | number | undefined

/** Values that travel with a form without being shown. Undefined is left out; a list is repeated. */
export function HiddenFields({ values }: { values: Record<string, Value | readonly Value[]> }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        [value]
          .flat()
          .filter((one): one is string | number => one !== undefined)
          .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={one} />),
      )}
    </>
  )
}
