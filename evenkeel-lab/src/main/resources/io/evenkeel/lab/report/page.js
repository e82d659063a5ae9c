// The page, from the verdict down to the references. A section without data leaves no trace.
const verdict = String(data.verdict || 'no verdict');
const known = ['vanishing', 'healthy', 'exploding', 'chaotic'];
document.documentElement.style.setProperty('--accent', known.includes(verdict) ? 'var(--' + verdict + ')' : 'var(--ink)');

function masthead() {
  const m = data.model || {}, name = {tanh: 'tanh RNN', relu: 'ReLU RNN', gru: 'GRU', lstm: 'LSTM'}[m.cell] || m.cell;
  const words = [m.file, name, has(m.layers) ? m.layers + (m.layers === 1 ? ' layer' : ' layers') : null, has(m.units) ? m.units + ' units' : null];
  return topLine(words.filter(has));
}

function hero() {
  const g = data.gradient || {}, h = g.horizon, steps = typeof h === 'number';
  const exploded = steps && has(g.rmsByLag) && number(g.rmsByLag[h]) > 1;
  const t = data.thresholds || {};
  const limit = exploded ? t.gradientHigh ?? 1e3 : t.gradientLow ?? 1e-3;
  const limitText = Number.isInteger(Math.log10(limit)) ? power(Math.log10(limit)) : fmt(limit);
  const box = !has(h) ? null : steps
    ? el('div', {class: 'horizon'}, el('b', {}, String(h)), el('span', {}, 'steps back, the gradient has ' + (exploded ? 'grown above ' : 'fallen below ') + limitText))
    : el('div', {class: 'horizon'}, el('b', {}, '∞'), el('span', {}, 'horizon: ' + h + ' steps'));
  return el('div', {class: 'hero'},
    el('div', {}, el('h1', {}, verdict.charAt(0).toUpperCase() + verdict.slice(1)), data.reason ? el('p', {class: 'reason'}, data.reason) : null,
      data.reverse ? el('p', {class: 'reason'}, 'The second direction, which reads from the end, is ' + data.reverse.verdict + '. ' + data.reverse.reason) : null), box);
}

// A strip that fades as the gradient does.
function reach() {
  const rms = (data.gradient || {}).rmsByLag;
  if (!has(rms)) return null;
  const strip = el('div', {class: 'reach', role: 'img', 'aria-label': 'Strength of the gradient from lag 0 to lag ' + (rms.length - 1)});
  rms.forEach(v => {
    const l = log10(v), cell = el('i');
    cell.style.opacity = l === null ? 0 : Math.max(0, Math.min(1, (l + 3) / 3)).toFixed(3);
    strip.append(cell);
  });
  return el('div', {}, strip, el('div', {class: 'ends'}, el('span', {}, 'now'), el('span', {}, (rms.length - 1) + ' steps back')));
}

function tiles() {
  const l = data.lyapunov || {}, j = (data.jacobian || {}).singularValues || {}, s = data.sensitivity || {}, w = data.weights || [];
  const e = (l.exponents || [])[0], se = (l.standardError || [])[0];
  const rows = [
    ['Lyapunov exponent λ₁', e, has(se) ? '± ' + fmt(se, 2) + ' nats per step' : 'nats per step'],
    ['Change per step', finite(e) ? minus((100 * (Math.exp(number(e)) - 1)).toFixed(1)) + ' %' : undefined, 'of a small difference, long run'],
    ['Singular value, one step', j.median, has(j.max) ? 'median; at most ' + fmt(j.max, 3) : 'median'],
    ['Log-sensitivity', s.log, '0 is neutral'],
    ['Kaplan–Yorke dimension', l.kaplanYorke, has((data.model || {}).stateDimension) ? 'of ' + data.model.stateDimension : ''],
    ['Entropy', l.entropy, 'nats per step'],
  ].filter(r => has(r[1]));
  return tileList(rows.map(([name, v, note]) => [name, typeof v === 'string' && Number.isNaN(number(v)) ? v : fmt(v), note]));
}

function remedies() {
  return has(data.remedies) ? el('ol', {class: 'remedies'}, data.remedies.map(r => el('li', {}, el('div', {},
    el('h3', {}, r.name, r.available === false ? el('span', {class: 'tag'}, 'not in this version yet') : null),
    r.why ? el('p', {}, r.why) : null, r.citation ? el('cite', {}, r.citation) : null)))) : null;
}

function facts() {
  const words = {stateDimension: 'state dimension', gradientLow: 'vanished below', gradientHigh: 'exploded above', chaoticExponent: 'chaotic above'};
  const rows = [data.model, data.input, data.settings, data.thresholds].flatMap(o => Object.entries(o || {}))
    .filter(([k, v]) => k !== 'command' && has(v) && typeof v !== 'object');
  const command = (data.settings || {}).command;
  const list = factList(rows.map(([k, v]) => [words[k] || spaced(k), typeof v === 'number' ? fmt(v, 6) : String(v)]));
  return [list, command ? el('pre', {'aria-label': 'Command that makes this report'}, command) : null];
}

showPage([
  masthead(), hero(), reach(), tiles(),
  section('How far the gradient reaches', 'The change that a change of the state k steps ago makes to the state now. Inside the shaded band a gradient is of use for learning.', gradientByLag()),
  section('What is to blame', 'Nats per step that a factor takes from the growth of small differences (left of the line) or adds to it (right), found by making its derivative neutral along the same trajectory.', blameBars()),
  section('What would help', null, remedies()),
  section('Long run', 'The average rate at which small differences between two states, driven by the same input, grow or die out.', pair(exponents(), convergence())),
  section('One step at a time', null, pair(singularValues(), sensitivity())),
  section('Recurrent weights', null, eigenvalues(), weightTable()),
  section('Memory', 'What a linearized, noisy state knows of the input k steps ago, and how alike k steps treat the directions of the state.', pair(memoryCurve(), propagator())),
  section('Beyond eigenvalues', 'What recurrent weights do before the long run begins: differences may grow on their way to dying out, and activity may run along hidden chains of units.', chains(), nonNormalityTable()),
  section('Saturation', 'Share of the time in which a slope is almost zero, and share of the units for which it always is.', saturationTable()),
  section('Settings', null, facts()),
  section('References', null, citationList((data.citations || []).map(c => typeof c === 'string' ? c : c.text))),
  footer((data.settings || {}).version, 'diagnosis.json'),
]);
