export default definePageConfig({ navigationBarTitleText: '重复核对' })
