export default definePageConfig({ navigationBarTitleText: '孩子的检查和疫苗' })
