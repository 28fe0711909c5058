/**
 * The mini-program checks what it sends and trusts what it gets: of an action of the contract it needs `kind` and `input`.
 * The rest (sentences for the API document, access, outputs, errors) is left out of its main package, and schemas that nobody
 * uses then are marked so that the minifier may drop them.
 */
const needed = new Set(['kind', 'input'])

const ofContract = state => /[\\/]types[\\/][\w-]+\.ts$/.test(state.filename ?? '')

/** `z` of `z.string().check(…)`. */
function rootOf(node) {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'CallExpression') return rootOf(node.callee)
  return node.type === 'MemberExpression' ? rootOf(node.object) : null
}

module.exports = () => ({
  visitor: {
    CallExpression: {
      exit(path, state) {
        if (!ofContract(state)) return
        const { callee, arguments: given } = path.node
        if (callee.name === 'actions' && given[0]?.type === 'ObjectExpression')
          for (const { value: action } of given[0].properties)
            if (action?.type === 'ObjectExpression')
              action.properties = action.properties.filter(({ key }) => !key || needed.has(key.name))
        if (rootOf(callee) === 'z') path.addComment('leading', '#__PURE__')
      },
    },
  },
})
