export default definePageConfig({ navigationBarTitleText: '一站式行程' })
