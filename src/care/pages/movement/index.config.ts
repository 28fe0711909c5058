export default definePageConfig({ navigationBarTitleText: '数胎动' })
