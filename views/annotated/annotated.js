// Draws the pieces sent by __init__.py. Strings go in as textContent only: report text never becomes markup.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".text")
  if (!root || !data) return

  root.style.maxHeight = data.height ? data.height + "px" : ""
  root.classList.toggle("scrolls", Boolean(data.height))
  root.classList.toggle("told", data.pieces.some((piece) => piece[5]))
  if (data.height) { root.tabIndex = 0; root.setAttribute("role", "region"); root.setAttribute("aria-label", "Text of the report") }

  // The text is built once; a new active figure only moves the outline, so long reports do not jump.
  const signature = JSON.stringify(data.pieces)
  if (root.drawn !== signature) {
    root.replaceChildren(...data.pieces.map((piece) => draw(piece, data.clickable)))
    root.drawn = signature
  }
  const marks = Array.from(root.querySelectorAll("[data-figure]"))
  const isActive = (mark) => mark.dataset.figure.split(" ").includes(data.active)
  marks.forEach((mark) => {
    mark.classList.toggle("active", isActive(mark))
    if (data.clickable) mark.setAttribute("aria-pressed", String(isActive(mark)))
  })
  const current = marks.find(isActive)
  if (current && data.height) scrollInto(root, current)
  if (!data.clickable) return

  const choose = (mark) => {
    const figures = mark.dataset.figure.split(" ")
    const at = figures.indexOf(data.active)
    setTriggerValue("chosen", figures[(at + 1) % figures.length])   // a second click opens the next figure on the same words
  }
  root.onclick = (event) => { if (!selection(root).isCollapsed) return; const mark = event.target.closest("[data-figure]"); if (mark) choose(mark) }
  // Words selected with the mouse, by finger or with Shift and the arrow keys, told as code points from the start.
  if (data.selectable) root.onmouseup = root.onkeyup = root.ontouchend = () => setTimeout(() => {
    const range = selectedRange(root)
    const told = range ? [points(root, range.startContainer, range.startOffset), points(root, range.endContainer, range.endOffset)] : []
    const said = told.join("-")
    if (said && said !== root.told) setTriggerValue("selected", told)
    root.told = said
  }, 0)
  root.onkeydown = (event) => {
    const here = marks.indexOf(event.target)
    if (here < 0) return
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(event.target) }
    if (event.key === "ArrowRight" || event.key === "ArrowDown") move(event, marks[Math.min(here + 1, marks.length - 1)])
    if (event.key === "ArrowLeft" || event.key === "ArrowUp") move(event, marks[Math.max(here - 1, 0)])
  }
}

// In a shadow root the page's own selection stops at the root; browsers differ in how they give what is inside.
function selection(root) {
  const home = root.getRootNode()
  return (home.getSelection ? home : document).getSelection() || { isCollapsed: true, rangeCount: 0 }
}

function selectedRange(root) {
  const made = selection(root)
  const composed = made.getComposedRanges ? made.getComposedRanges({ shadowRoots: [root.getRootNode()] })[0] : null
  const range = made.rangeCount && !made.isCollapsed ? made.getRangeAt(0) : composed
  if (!range || range.collapsed || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  return range
}

function points(root, node, offset) {
  const before = document.createRange()
  before.setStart(root, 0)
  before.setEnd(node, offset)
  return [...before.toString()].length
}

function move(event, mark) { event.preventDefault(); mark.focus() }

function scrollInto(root, mark) {
  const top = mark.offsetTop - root.offsetTop
  if (top < root.scrollTop || top > root.scrollTop + root.clientHeight - 60) root.scrollTop = top - root.clientHeight / 3
}

function draw([text, kind, figure, label, more, told], clickable) {
  if (!kind) return document.createTextNode(text)
  const mark = document.createElement("mark")
  mark.className = kind
  if (told) mark.append(...withWord(text, told))
  else mark.textContent = text
  if (figure) mark.dataset.figure = [figure, ...more].join(" ")
  if (label) { mark.title = label }
  if (clickable && figure) {
    mark.tabIndex = 0
    mark.setAttribute("role", "button")
    if (label) mark.setAttribute("aria-label", text + ": " + label)
  }
  return mark
}

// The word stands under the first words of the mark: as many as make room for it, so that a long mark may wrap. It is
// drawn by the style sheet and is no part of the text that is copied.
function withWord(text, told) {
  const end = text.slice(Math.ceil(told.length * 0.7)).search(/\s/)
  const head = end < 0 ? text : text.slice(0, Math.ceil(told.length * 0.7) + end)
  const ruby = document.createElement("ruby")
  const under = document.createElement("rt")
  under.dataset.told = told
  ruby.append(head, under)
  return [ruby, text.slice(head.length)]
}
