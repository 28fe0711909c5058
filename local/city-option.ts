/** `--city <name>` of a command line: which pack of the catalogue is meant. */
import { cityNames, isCityName, type CityName } from '../catalog/cities'

/** A name that the catalogue does not have. */
export class UnknownCity extends Error {
  override readonly name = 'UnknownCity'
}

/** @throws UnknownCity that lists the names when there is no such city */
export function cityOption(args: readonly string[] = process.argv.slice(2)): CityName {
  const at = args.findIndex(arg => arg === '--city' || arg.startsWith('--city='))
  if (at < 0) return 'yiling'
  const name = args[at]?.split('=')[1] ?? args[at + 1] ?? ''
  if (isCityName(name)) return name
  throw new UnknownCity(`没有名为「${name}」的城市,可选: ${cityNames.join('、')}`)
}
