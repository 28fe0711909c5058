export default definePageConfig({ navigationBarTitleText: '医院通报' })
