// Ambient names of the client's build: Taro's types, imported assets, and the constants that config/index.ts defines.
/// <reference types="@tarojs/taro" />

declare module '*.png' {
  const url: string
  export default url
}
declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
  }
}

/** Where the H5 client finds the call gateway; '' means the page's own origin. */
declare const API_BASE: string
/** The CloudBase environment of the mini-program; '' means the one that WeChat binds to it. */
declare const CLOUD_ENV: string
