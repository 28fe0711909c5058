// Reads a dist folder: every file's path inside it, with forward slashes, in a stable order.
import { readdirSync } from 'node:fs'
import path from 'node:path'

export function listFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(file => !file.split('/').includes('node_modules'))
    .sort()
}

export const withoutExtension = (file: string): string => file.replace(/\.[^./]+$/, '')
