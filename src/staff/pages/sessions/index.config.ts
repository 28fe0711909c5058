export default definePageConfig({ navigationBarTitleText: '门诊时段' })
