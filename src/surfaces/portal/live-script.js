// Puts each new line of a live conference where it belongs. Without it the page asks for itself again and is complete.
const log = document.getElementById('live')
const lines = new EventSource(log.dataset.events)

lines.addEventListener('line', ({ data }) => {
  const { no, html } = JSON.parse(data)
  if (document.getElementById(`line-${no}`)) return
  const line = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
  const before = [...log.children].find((one) => Number(one.id.slice('line-'.length)) < no)
  log.insertBefore(line, before ?? null)
})
lines.addEventListener('over', () => {
  lines.close()
  document.getElementById('live-state').textContent = log.dataset.over
})
// Refused for good (too many readers, another server): the page without script goes on.
lines.addEventListener('error', () => {
  if (lines.readyState === EventSource.CLOSED) setTimeout(() => location.replace(`${location.pathname}?plain=1`), 3000)
})
