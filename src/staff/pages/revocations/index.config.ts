export default definePageConfig({ navigationBarTitleText: '收回与复核' })
