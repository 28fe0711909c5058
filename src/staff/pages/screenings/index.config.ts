export default definePageConfig({ navigationBarTitleText: '筛查结果' })
