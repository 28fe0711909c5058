/** Finds the feeds of a population in a folder, by their file names. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { feedOrder, feeds, type FeedFile } from '../../cloudfunctions/people/import/feed'
import { UnreadableFile } from '../../cloudfunctions/people/import/sheet/sheet-file'

/**
 * `<feed>.csv` of each feed that is there: an office may send alone.
 * @throws UnreadableFile when a file cannot be opened, or when there is none
 */
export function readFeeds(folder: string): FeedFile[] {
  const found = feedOrder.flatMap(feed => {
    const file = path.join(folder, `${feed}.csv`)
    if (!existsSync(file)) return []
    try {
      return [{ feed, bytes: readFileSync(file) }]
    } catch {
      throw new UnreadableFile(feeds[feed].label, `文件打不开 ${file}`)
    }
  })
  if (found.length === 0)
    throw new UnreadableFile(feeds.household_register.label, `${folder} 中没有可导入的文件`)
  return found
}
