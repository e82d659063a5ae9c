// What a section can hold besides charts over an axis: tables, bars, facts, words.
const plain = v => v === null || v === undefined ? '–' : typeof v === 'number' || finite(v) || number(v) ** 2 === Infinity ? fmt(v) : String(v);

function cellNode(cell, column) {
  const kind = [column.kind, cell !== null && typeof cell === 'object' ? cell.mark : null].filter(has).join(' ');
  const content = cell !== null && typeof cell === 'object'
    ? [cell.mark === 'good' || cell.mark === 'bad' ? el('span', {class: 'sign', 'aria-hidden': 'true'}, cell.mark === 'good' ? '✓' : '✗') : null,
      plain(cell.text), has(cell.spread) && cell.spread.some(finite) ? el('small', {}, cell.spread.map(v => fmt(v, 3)).join(' … ')) : null]
    : [plain(cell)];
  return el('td', {class: kind, 'data-head': column.name}, el('span', {}, content));
}

function tableBlock(b) {
  if (!has(b.rows)) return null;
  const wordy = b.columns.some(c => c.kind === 'words');
  const head = el('thead', {}, el('tr', {}, b.columns.map(c => el('th', {scope: 'col', class: c.kind}, c.name))));
  const rows = b.rows.map(r => el('tr', {class: r.mark || null}, r.cells.map((cell, i) => cellNode(cell, b.columns[i]))));
  return el('div', {class: 'block'}, b.title ? el('h3', {}, b.title) : null, b.note ? el('p', {class: 'note'}, b.note) : null,
    el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': b.title || b.columns.map(c => c.name).join(', ')},
      el('table', {class: ['listed', wordy ? 'wordy' : '', b.rows.some(r => r.mark) ? 'ranked' : ''].join(' ').trim()}, head, el('tbody', {}, rows))));
}

// Bars from zero on a linear scale; dots on a logarithmic one, which has no zero. Whiskers from the lower to the upper value.
function barsBlock(b) {
  const at = v => b.logarithmic ? log10(v) : finite(v) ? number(v) : null;
  const marks = b.reference ? [at(b.reference.value)] : [];
  const known = b.bars.flatMap(bar => [bar.value, bar.lower, bar.upper].map(at)).concat(marks).filter(v => v !== null);
  if (!known.length) return null;
  let low = Math.min(...known), high = Math.max(...known);
  if (b.logarithmic) [low, high] = [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
  else ({min: low, max: high} = rounded([Math.min(0, low), Math.max(0, high)]));
  const place = v => 100 * (v - low) / (high - low);
  const color = bar => has(bar.color) ? palette(bar.color) : 'var(--series)';
  const rows = b.bars.map(bar => {
    const v = at(bar.value), from = at(bar.lower) ?? (finite(bar.lower) ? low : null), to = at(bar.upper);
    const track = el('div', {class: b.logarithmic ? 'track dots' : 'track', 'aria-hidden': 'true'});
    track.style.setProperty('--fill', color(bar));
    const put = (kind, a, z) => {
      const part = el('i', {class: kind});
      Object.assign(part.style, {left: place(a) + '%', width: place(z) - place(a) + '%'});
      track.append(part);
    };
    if (marks.length && marks[0] !== null) put('reference', marks[0], marks[0]);
    if (v !== null) put('bar', b.logarithmic ? v : Math.min(0, v), b.logarithmic ? v : Math.max(0, v));
    if (from !== null && to !== null && to > from) put('whisker', from, to);
    return el('div', {class: 'row', role: 'listitem'}, el('div', {}, bar.name), track, el('div', {class: 'value'}, fmt(bar.value, 3)));
  });
  const end = v => b.logarithmic ? power(v) : fmt(v, 3);
  const foot = el('div', {class: 'row ticks', 'aria-hidden': 'true'}, el('div'), el('div', {class: 'ends'}, el('span', {}, end(low)), el('span', {}, end(high))), el('div'));
  const key = b.reference ? legend([[b.reference.name + ', ' + fmt(b.reference.value, 3), 'var(--muted)', 'dash']]) : null;
  return figure(b.title, b.note, key, b.unit || '', el('div', {class: 'bars', role: 'list', 'aria-label': b.title + ', ' + (b.unit || '')}, rows, foot),
    dataTable(b.title, ['', b.unit || 'value', 'lower', 'upper'], () => b.bars.map(bar => [bar.name, bar.value, bar.lower, bar.upper])));
}

const titled = (b, content) => content === null ? null : b.title ? el('div', {class: 'block'}, el('h3', {}, b.title), content) : content;

const wordsBlock = b => b.text ? titled(b, el('p', {class: 'words'}, b.text)) : null;

const codeBlock = b => b.text ? el('pre', {'aria-label': b.title}, b.text) : null;

const factsBlock = b => titled(b, factList(b.entries.map(([name, value]) => [spaced(name), typeof value === 'number' ? fmt(value, 6) : plain(value)])));

const citationsBlock = b => citationList(b.entries);
