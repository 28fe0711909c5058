// How the H5 build is cut: without this every page chunk repeats about 250 KB of Taro's components.

/** The one method that is needed of Taro's webpack-chain object. */
interface Chain {
  optimization: { splitChunks(options: Record<string, unknown>): unknown }
}

/** Two long-lived vendor chunks for the first load, and one chunk for what two or more pages share. */
export function splitChunks(chain: Chain): void {
  chain.optimization.splitChunks({
    chunks: 'all',
    maxInitialRequests: 20,
    minSize: 20_000,
    cacheGroups: {
      react: {
        name: 'react',
        test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/,
        priority: 30,
        enforce: true,
      },
      taro: {
        name: 'taro',
        test: /[\\/]node_modules[\\/]@tarojs[\\/]/,
        priority: 20,
        chunks: 'initial',
        enforce: true,
      },
      shared: {
        name: 'shared',
        minChunks: 2,
        chunks: 'async',
        priority: 10,
        reuseExistingChunk: true,
        minSize: 0,
      },
    },
  })
}
