export default definePageConfig({ navigationBarTitleText: '访视' })
