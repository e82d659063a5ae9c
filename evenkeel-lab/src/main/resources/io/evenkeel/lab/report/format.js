// Numbers, text and DOM helpers. Text always enters the page as text, never as markup.
const data = JSON.parse(document.getElementById('data').textContent);

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
    return minus(String(Number(m))) + '×10' + superscript(Number(e));
  }
  return minus(String(Number(v.toPrecision(digits))));
}

// A key of the data as words.
const spaced = key => key.replace(/([a-z0-9])([A-Z])/g, (both, a, b) => a + ' ' + b.toLowerCase());

const percent = v => fmt(Math.round(number(v) * 1000) / 10, 3) + ' %';

const escape = s => String(s).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes || {})) if (v !== null && v !== undefined) node.setAttribute(k, v);
  node.append(...children.flat().filter(c => c !== null && c !== undefined));
  return node;
}
