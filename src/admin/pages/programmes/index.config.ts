export default definePageConfig({ navigationBarTitleText: '政策项目' })
