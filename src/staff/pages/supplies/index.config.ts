export default definePageConfig({ navigationBarTitleText: '药具发放' })
