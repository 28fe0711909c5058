export default definePageConfig({ navigationBarTitleText: '情绪自评' })
