export default definePageConfig({ navigationBarTitleText: '券统计' })
