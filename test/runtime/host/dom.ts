// Makes the host's own elements (bars, dialogs, the inside of built-in tags).

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}

/** An element of page.html. */
export function part(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`page.html has no #${id}`)
  return element
}

/** A full press: what the framework and the tags take for a tap. */
export function press(element: Element, x = 1, y = 1): void {
  for (const type of ['mousedown', 'mouseup', 'click']) {
    element.dispatchEvent(
      new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y }),
    )
  }
}
