export default definePageConfig({ navigationBarTitleText: '编写草稿' })
