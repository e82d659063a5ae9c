// Charts of the network itself: neurons, weights, factors.
const gateName = w => has(w.name) ? w.name : 'layer ' + w.layer + (has(w.gate) && w.gate !== '' ? ', ' + w.gate : '');

function sensitivity() {
  const s = data.sensitivity || {}, values = (s.perNeuron || []).map(number).filter(Number.isFinite);
  if (!values.length) return null;
  const low = Math.min(...values), high = Math.max(...values, low + 1e-9);
  const count = Math.max(6, Math.min(28, Math.round(Math.sqrt(values.length) * 1.7)));
  const width = (high - low) / count, bins = new Array(count).fill(0);
  values.forEach(v => bins[Math.min(count - 1, Math.floor((v - low) / width))]++);
  const rms = finite(s.log) ? Math.exp(number(s.log)) : null;
  const bars = bins.map((n, i) => [low + i * width, low + (i + 1) * width, n]);
  const marks = [[{xAxis: 1}, 'neutral', null, 'end', 'solid']];
  if (rms !== null && Math.abs(rms - 1) > .12 * (high - low)) marks.push([{xAxis: rms}, 'RMS', 'var(--accent)', 'end']);
  const box = chart('', 'Histogram of the sensitivity of ' + values.length + ' neurons', () => ({
    tooltip: tooltip(p => [p.data[2] + (p.data[2] === 1 ? ' neuron' : ' neurons'), fmt(p.data[0], 3) + ' to ' + fmt(p.data[1], 3)], {trigger: 'item'}),
    xAxis: axis('sensitivity', {min: Math.min(low, .95), max: Math.max(high, 1.05), axisLabel: {color: 'var(--muted)', fontSize: 12, showMinLabel: false, showMaxLabel: false, formatter: v => fmt(v, 3)}}),
    grid: {left: 8, right: 18, top: 26, bottom: 30, containLabel: true},
    yAxis: upright({minInterval: 1}),
    series: [{
      type: 'custom', data: bars, encode: {x: [0, 1], y: 2}, emphasis: {disabled: true},
      renderItem: (params, api) => {
        const a = api.coord([api.value(0), api.value(2)]), b = api.coord([api.value(1), 0]);
        return {type: 'rect', shape: {x: a[0] + .75, y: a[1], width: Math.max(1, b[0] - a[0] - 1.5), height: b[1] - a[1]}, style: {fill: 'var(--series)', opacity: .85}};
      },
      markLine: mark(marks),
    }],
  }));
  return figure('Sensitivity of the neurons', 'How strongly a neuron answers to the state one step before. 1 keeps a signal as it is.', null, 'neurons', box,
    dataTable('Sensitivity', ['neuron', 'sensitivity'], () => s.perNeuron.map((v, i) => [String(i), v])));
}

function eigenvalues() {
  const gates = (data.weights || []).filter(w => has(w.eigenvalues));
  if (!gates.length) return null;
  let at = 0;
  const circle = [...Array(145).keys()].map(i => [Math.cos(i * Math.PI / 72), Math.sin(i * Math.PI / 72)]);
  const box = chart('square', 'Eigenvalues in the complex plane with the unit circle', (w, h) => {
    const points = gates[at].eigenvalues.map(p => p.map(number)).filter(p => p.every(Number.isFinite));
    const grid = {left: 44, right: 18, top: 12, bottom: 48};
    const reach = 1.1 * points.reduce((m, p) => Math.max(m, Math.hypot(p[0], p[1])), 1);
    // One unit has the same length on both axes, or the circle would lie.
    const wide = w - grid.left - grid.right, high = h - grid.top - grid.bottom, unit = Math.min(wide, high) / (2 * reach);
    const step = [.25, .5, 1, 2, 5, 10, 20, 50, 100, 1e3, 1e4].find(s => reach / s <= 4) || reach;
    const sides = {minInterval: step, maxInterval: step, axisLabel: {color: 'var(--muted)', fontSize: 12, showMinLabel: false, showMaxLabel: false, formatter: v => fmt(v)}};
    return {
      grid: Object.assign({containLabel: false}, grid),
      tooltip: tooltip(p => [fmt(p.data[0]) + (p.data[1] < 0 ? ' − ' : ' + ') + fmt(Math.abs(p.data[1])) + ' i', 'modulus ' + fmt(Math.hypot(p.data[0], p.data[1]))], {trigger: 'item'}),
      xAxis: axis('real part', Object.assign({min: -wide / unit / 2, max: wide / unit / 2}, sides)),
      yAxis: upright(Object.assign({min: -high / unit / 2, max: high / unit / 2, splitLine: {show: false}}, sides)),
      series: [
        polygon(circle, 'var(--safe)', 1),
        series('unit circle', circle, 'var(--muted)', {lineStyle: line('var(--muted)', 1.2), silent: true, tooltip: {show: false},
          markLine: mark([[{xAxis: 0}, '', 'var(--hair)', null, 'solid'], [{yAxis: 0}, '', 'var(--hair)', null, 'solid']])}),
        {type: 'scatter', data: points, symbolSize: 6, itemStyle: {color: 'var(--series)', opacity: .8}, emphasis: {disabled: true}, z: 4},
      ],
    };
  });
  const own = charts[charts.length - 1];
  const facts = el('dl', {class: 'facts', 'aria-live': 'polite'});
  const shown = el('b', {style: 'display:none'});
  const tell = () => {
    const g = gates[at];
    shown.textContent = gateName(g);
    facts.replaceChildren(...[['spectral radius', g.spectralRadius], ['spectral norm', g.spectralNorm], ['numerical abscissa', g.numericalAbscissa], ['eigenvalue condition', g.eigenvalueCondition]]
      .filter(f => has(f[1])).map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', {}, fmt(v)))));
    if (g.reliable === false) facts.append(el('div', {}, el('dt', {}, 'caution'), el('dd', {}, 'so non-normal that these eigenvalues are unreliable')));
  };
  const select = el('select', {'aria-label': 'Recurrent matrix'}, gates.map((g, i) => el('option', {value: i}, gateName(g))));
  select.addEventListener('change', () => { at = Number(select.value); tell(); draw(own); });
  tell();
  const node = figure('Eigenvalues', 'The disk is the unit circle: a linear network forgets inside it and blows up outside.', null, 'imaginary part', box, dataTable('Eigenvalues', ['matrix', 'real', 'imaginary'],
    () => gates.flatMap(g => g.eigenvalues.map(p => [gateName(g), p[0], p[1]]))));
  return el('div', {class: 'plane'}, node, el('div', {}, el('label', {class: 'pick'}, 'Recurrent matrix', select, shown), facts));
}

function weightTable() {
  if (!has(data.weights)) return null;
  return table('Recurrent matrices', ['matrix', 'spectral radius', 'spectral norm', 'departure from normality', 'Henrici', 'eigenvalue condition'],
    data.weights.map(w => [gateName(w) + (w.reliable === false ? ' *' : ''), ...['spectralRadius', 'spectralNorm', 'departureFromNormality', 'henrici', 'eigenvalueCondition'].map(k => fmt(w[k]))]));
}

function blameBars() {
  if (!has(data.blame)) return null;
  const rest = b => /^interaction/i.test(b.factor);
  const known = data.blame.filter(b => finite(b.contribution));
  const rows = [...data.blame].sort((a, b) => rest(a) - rest(b) || Math.abs(number(b.contribution)) - Math.abs(number(a.contribution)));
  const low = Math.min(0, ...known.map(b => b.contribution)), high = Math.max(0, ...known.map(b => b.contribution));
  const span = high - low || 1, zero = -low / span * 100;
  return el('div', {class: 'bars', role: 'list', 'aria-label': 'Contributions in nats per step'}, rows.map(b => {
    const v = finite(b.contribution) ? number(b.contribution) : (number(b.contribution) < 0 ? low : high);
    const bar = el('i');
    Object.assign(bar.style, {left: Math.min(zero, zero + v / span * 100) + '%', width: Math.abs(v) / span * 100 + '%'});
    bar.style.setProperty('--fill', v < 0 ? 'var(--vanishing)' : 'var(--exploding)');
    const axisBox = el('div', {class: rest(b) ? 'axis rest' : 'axis', 'aria-hidden': 'true'}, bar);
    axisBox.style.setProperty('--zero', zero + '%');
    const text = fmt(b.contribution, 3);
    return el('div', {class: 'row', role: 'listitem'}, el('div', {}, b.factor), axisBox, el('div', {class: 'value'}, number(b.contribution) > 0 ? '+' + text : text));
  }));
}

function saturationTable() {
  if (!has(data.saturation)) return null;
  const share = v => has(v) ? [percent(v), el('span', {class: 'meter', 'aria-hidden': 'true'}, el('i', {style: 'width:' + Math.min(100, 100 * number(v)) + '%'}))] : '–';
  const cell = v => el('span', {}, share(v));
  return table('Saturation', ['activation', 'saturated', 'dead units'],
    data.saturation.map(s => ['layer ' + s.layer + (has(s.activation) ? ', ' + s.activation : ''), cell(s.saturated), cell(s.dead)]));
}
