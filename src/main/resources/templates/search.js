for (const trace of document.querySelectorAll('.trace')) {
  const firings = [...trace.querySelectorAll('ol.firings > li')];
  const line = document.createElement('p');
  const label = document.createElement('label');
  const box = document.createElement('input');
  const found = document.createElement('output');
  box.type = 'search';
  line.className = 'choice search';
  label.append('Search ', box);
  line.append(label, found);
  box.addEventListener('input', () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const firing of firings) {
      const text = firing.textContent.toLowerCase();
      firing.hidden = !words.every(word => text.includes(word));
      shown += firing.hidden ? 0 : 1;
    }
    found.textContent = words.length ? ` ${shown} of ${firings.length}` : '';
  });
  trace.querySelector('ol.firings').before(line);
}
