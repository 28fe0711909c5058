// The Taro build: one source, two targets (dist/weapp and dist/h5).
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { splitChunks } from './split-chunks'

const root = path.resolve(__dirname, '..')
const target = process.env.TARO_ENV

// px stays px on both targets. Taro's usual px → rpx/rem scales with the screen's width, so a 44 px target would
// shrink to 42 px on a 360 px phone and grow on a desktop; our minimum sizes are promises, and layouts are fluid.
const postcss = { pxtransform: { enable: false, config: {} } }

// The contract in types/ lies outside src/, which is all that Taro compiles by default.
const compile = { include: [path.join(root, 'types')] }

export default defineConfig({
  projectName: 'yunyutong',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: process.env.TARO_CACHE === '1' },
  plugins: target === 'weapp' ? [path.join(__dirname, 'plugins', 'a11y.ts')] : [],
  alias: { '@': path.join(root, 'src'), '~types': path.join(root, 'types') },
  defineConstants: {
    API_BASE: JSON.stringify(process.env.API_BASE ?? ''),
    CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''),
  },
  copy: { patterns: [], options: {} },
  mini: {
    compile,
    postcss,
    optimizeMainPackage: { enable: true },
    // Our class names are namespaced, so the order in which pages pull in component styles does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    compile,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' as const },
    webpackChain: splitChunks,
    postcss: { autoprefixer: { enable: true, config: {} }, ...postcss },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
