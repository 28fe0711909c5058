/** Leaves out of a function's bundle what its dependencies load and we never call: more than a megabyte of 1.8. */
import type { Plugin } from 'esbuild'

/**
 * The CloudBase SDK serves us for identity and WeChat calls only. It loads these for its document database, data models and
 * AI features when it starts and touches them when those are used. The built-function tests run the SDK without them.
 */
const unusedParts = /node_modules\/@cloudbase\/(node-sdk\/dist\/ai|database|wx-cloud-client-sdk)\//
/** Reads the XML answers of file storage, which we do not use. */
const storageAnswers = /node_modules\/xml2js\//
/** Content types by file extension, for uploads. */
const mimeTable = /node_modules\/mime-db\/db\.json$/
/** jsonwebtoken asks it only whether this Node is newer than 15.7, which every runtime of ours is. */
const nodeVersion = /node_modules\/semver\/index\.js$/
/** zod brings fifty languages; ours is Chinese, and its own fallback English. */
const languages = /node_modules\/zod\/v4\/locales\/[\w-]+\.js$/
const ours = /\/(index|zh-CN|en)\.js$/

export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    build.onLoad({ filter: unusedParts }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
    build.onLoad({ filter: storageAnswers }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
    build.onLoad({ filter: nodeVersion }, () => ({
      contents: 'exports.satisfies = () => true',
      loader: 'js',
    }))
    build.onLoad({ filter: mimeTable }, () => ({ contents: '{}', loader: 'json' }))
    build.onLoad({ filter: languages }, ({ path }) =>
      ours.test(path) ? undefined : { contents: 'export default () => ({})', loader: 'js' },
    )
  },
}
