/**
 * Leaves the English sentences of the contract, which are for the API document, out of the mini-program: 24 KB of its main
 * package. Only a text is dropped; a field of a schema that is called `summary` is a call and stays.
 */
module.exports = () => ({
  visitor: {
    ObjectProperty(path, state) {
      const { key, value } = path.node
      const ofContract = /[\\/]types[\\/][\w-]+\.ts$/.test(state.filename ?? '')
      if (ofContract && key.name === 'summary' && value.type === 'StringLiteral') path.remove()
    },
  },
})
