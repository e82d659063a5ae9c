// Numbers, text and DOM helpers. Text always enters the page as text, never as markup.
const data = JSON.parse(document.getElementById('diagnosis').textContent);

const has = v => v !== undefined && v !== null && !(Array.isArray(v) && v.length === 0);

// Infinite numbers travel as strings.
const number = v => typeof v === 'number' ? v
  : v === 'Infinity' ? Infinity : v === '-Infinity' ? -Infinity : NaN;

const finite = v => Number.isFinite(number(v));

const superscript = n => String(n).replace('-', '⁻').replace(/\d/g, d => '⁰¹²³⁴⁵⁶⁷⁸⁹'[d]);

const minus = s => s.replace(/-/g, '−');

function fmt(value, digits = 4) {
  const v = number(value);
  if (Number.isNaN(v)) return typeof value === 'string' ? value : '–';
  if (!Number.isFinite(v)) return v > 0 ? '∞' : '−∞';
  if (v === 0) return '0';
  const a = Math.abs(v);
  if (Number.isInteger(v) && a < 1e12) return minus(String(v).replace(/\B(?=(\d{3})+$)/g, a < 1e4 ? '' : '\u202f'));
  if (a >= 1e5 || a < 1e-3) {
    const [m, e] = v.toExponential(Math.max(0, digits - 2)).split('e');
    return minus(m) + '×10' + superscript(Number(e));
  }
  return minus(String(Number(v.toPrecision(digits))));
}

const percent = v => fmt(Math.round(number(v) * 1000) / 10, 3) + ' %';

const escape = s => String(s).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes || {})) if (v !== null && v !== undefined) node.setAttribute(k, v);
  node.append(...children.flat().filter(c => c !== null && c !== undefined));
  return node;
}

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

const gateName = w => has(w.name) ? w.name : 'layer ' + w.layer + (has(w.gate) && w.gate !== '' ? ', ' + w.gate : '');
