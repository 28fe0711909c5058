// Used by Taro's webpack build and, with another environment, by jest.
module.exports = api => {
  const testing = api.env('test')
  return {
    plugins: testing ? [] : ['./config/lean-contract.cjs'],
    presets: [
      [
        'taro',
        {
          framework: 'react',
          ts: true,
          compiler: 'webpack5',
          useBuiltIns: false,
          ...(testing ? { reactJsxRuntime: 'automatic', hot: false } : {}),
        },
      ],
    ],
  }
}
