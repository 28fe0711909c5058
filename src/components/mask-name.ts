// Hides most of a name until the record is opened: 王小丽 → 王*丽, 王丽 → 王*, 阿依古丽·买买提 → 阿******提.

/** Counts code points, so that a rare character outside the basic plane is one character. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const [first = '', ...rest] = characters
  const last = rest.at(-1)
  if (last === undefined) return first === '' ? '' : '*'
  if (rest.length === 1) return `${first}*`
  return `${first}${'*'.repeat(rest.length - 1)}${last}`
}
