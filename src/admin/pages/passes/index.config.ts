export default definePageConfig({ navigationBarTitleText: '比对运行' })
