export default definePageConfig({ navigationBarTitleText: '居民异议' })
