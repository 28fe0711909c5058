export default definePageConfig({ navigationBarTitleText: '免费避孕药具' })
