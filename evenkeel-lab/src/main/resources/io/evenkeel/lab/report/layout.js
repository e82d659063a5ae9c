// The parts that pages are made of. A part without content is null and leaves no trace.
function section(title, lead, ...content) {
  const inside = content.flat().filter(c => c !== null);
  if (!inside.length) return null;
  // On paper a heading stays with what it announces.
  const start = inside[0].tagName === 'OL' || inside[0].className === 'facts' ? [] : [inside.shift()];
  return el('section', {}, el('div', {class: 'keep'}, el('h2', {}, title), lead ? el('p', {class: 'lead'}, lead) : null, start), inside);
}

function pair(...figures) {
  const present = figures.filter(f => f !== null);
  return present.length === 0 ? [] : present.length === 1 ? present : [el('div', {class: 'pair'}, present)];
}

function topLine(words) {
  const brand = el('div', {class: 'brand'});
  brand.innerHTML = '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true"><path d="M2 10h20"/><path d="M4.5 10c.8 5.4 3.6 8 7.5 8s6.7-2.6 7.5-8"/><path d="M12 18v3.5"/></svg>';
  brand.append('Evenkeel');
  return el('header', {class: 'top'}, brand, el('div', {}, words.join(' · ')));
}

const tileList = rows => rows.length ? el('dl', {class: 'tiles'}, rows.map(([name, value, note]) =>
  el('div', {}, el('dt', {}, name), el('dd', {}, value, el('small', {}, note || ''))))) : null;

const factList = rows => rows.length ? el('dl', {class: 'facts'}, rows.map(([name, value]) =>
  el('div', {}, el('dt', {}, name), el('dd', {}, value)))) : null;

const citationList = texts => texts.length ? el('ol', {class: 'cites'}, texts.map(text => el('li', {}, text))) : null;

function figure(title, note, key, unit, box, numbers) {
  return el('figure', {}, el('h3', {}, title), el('figcaption', {}, note || ''), key || el('div', {}),
    el('div', {}, el('div', {class: 'unit', 'aria-hidden': 'true'}, unit), box), numbers);
}

const legend = entries => el('div', {class: 'key', 'aria-hidden': 'true'}, entries.map(([text, color, kind]) => {
  const swatch = el('i', {class: kind || ''});
  swatch.style.color = color;
  if (kind === 'area') Object.assign(swatch.style, {background: color, width: '18px'});
  return el('span', {}, swatch, text);
}));

function table(caption, head, rows) {
  return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption},
    el('table', {},
      el('thead', {}, el('tr', {}, head.map(h => el('th', {scope: 'col'}, h)))),
      el('tbody', {}, rows.map(r => el('tr', {}, r.map(c => el('td', {}, c)))))));
}

// Tables behind the charts are built when first opened: a report may hold thousands of values.
function dataTable(caption, head, rows) {
  const node = el('details', {}, el('summary', {}, 'Show the numbers'));
  node.addEventListener('toggle', () => {
    if (node.children.length === 1) node.append(table(caption, head, rows().map(r => r.map(c => typeof c === 'string' ? c : fmt(c, 6)))));
  });
  return node;
}

function footer(version, file) {
  const save = el('button', {type: 'button'}, 'Save the numbers as JSON');
  save.addEventListener('click', () => {
    const a = el('a', {href: URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], {type: 'application/json'})), download: file});
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  });
  return el('footer', {}, el('span', {}, 'Evenkeel ' + (version || '')), save);
}

function showPage(parts) {
  document.getElementById('page').replaceChildren(...parts.filter(part => part !== null));
  startCharts();
}
