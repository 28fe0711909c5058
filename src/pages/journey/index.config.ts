export default definePageConfig({ navigationBarTitleText: '孕育' })
