// One function a chart: each takes values of the diagnosis and returns a figure, or null where there is nothing to draw.
function gradientByLag() {
  const g = data.gradient || {}, rms = g.rmsByLag, loss = (data.lossGradient || {}).normByLag;
  if (!has(rms)) return null;
  const t = data.thresholds || {}, low = log10(t.gradientLow ?? 1e-3), high = log10(t.gradientHigh ?? 1e3);
  const curve = rms.map((v, k) => [k, log10(v)]);
  const lossCurve = has(loss) ? loss.map((v, k) => [k, log10(v)]) : [];
  const band = has(g.lowByLag) && has(g.highByLag);
  const bottom = band ? g.lowByLag.map((v, k) => [k, log10(v)]).filter(p => p[1] !== null) : [];
  const top = band ? g.highByLag.map((v, k) => [k, log10(v)]).filter(p => p[1] !== null) : [];
  const all = [curve, lossCurve, bottom, top].flat().map(p => p[1]).concat(low - .4, high + .4);
  const horizon = typeof g.horizon === 'number' ? g.horizon : null;
  const marks = [[{yAxis: low}, power(Math.round(low)) + ' vanished'], [{yAxis: high}, power(Math.round(high)) + ' exploded', null, 'insideEndBottom']];
  if (horizon !== null) marks.push([{xAxis: horizon}, 'horizon ' + horizon, 'var(--accent)', 'end', 'solid']);
  const box = chart('tall', 'Gradient by lag on a logarithmic axis; horizon ' + (has(g.horizon) ? g.horizon : 'unknown'), () => ({
    tooltip: byAxis(p => {
      const k = p[0].data[0], lines = ['lag ' + k, 'state gradient ' + fmt(rms[k])];
      if (band) lines.push('80 % of end points ' + fmt(g.lowByLag[k], 3) + ' … ' + fmt(g.highByLag[k], 3));
      if (has(loss) && k < loss.length) lines.push('loss gradient ' + fmt(loss[k]));
      return lines;
    }),
    xAxis: axis('lag, steps back', {min: 0, max: rms.length - 1}),
    grid: {left: 8, right: 18, top: 26, bottom: 30, containLabel: true},
    yAxis: powers(all),
    series: [
      polygon([[0, low], [rms.length - 1, low], [rms.length - 1, high], [0, high]], 'var(--safe)', 1),
      ...(band ? [polygon(bottom.concat(top.slice().reverse()), 'var(--series)', .22)] : []),
      series('state', curve, 'var(--series)', {markLine: mark(marks), z: 4}),
      ...(has(loss) ? [series('loss', lossCurve, 'var(--second)', {lineStyle: line('var(--second)', 1.8, 'dashed'), z: 3})] : []),
    ],
  }));
  const key = [['state gradient, root mean square', 'var(--series)']];
  if (band) key.push(['10 to 90 % of the end points', 'var(--series)', 'area']);
  if (has(loss)) key.push(['loss gradient through the read-out', 'var(--second)', 'dash']);
  return figure('Gradient by lag', null, legend(key), 'gradient, relative to lag 0', box, dataTable('Gradient by lag', ['lag', 'state gradient', '10 %', '90 %', 'loss gradient'],
    () => rms.map((v, k) => [String(k), v, (g.lowByLag || [])[k], (g.highByLag || [])[k], (loss || [])[k]])));
}

function exponents() {
  const l = data.lyapunov || {}, e = l.exponents, se = l.standardError;
  if (!has(e)) return null;
  const known = e.map((v, i) => [i + 1, number(v)]).filter(p => Number.isFinite(p[1]));
  const missing = e.length - known.length;
  const box = chart('', 'Lyapunov exponents, the largest ' + fmt(e[0]) + ' nats per step', () => ({
    tooltip: tooltip(p => ['exponent ' + p.data[0], fmt(p.data[1], 5) + (has(se) ? ' ± ' + fmt(se[p.data[0] - 1], 2) : '')], {trigger: 'item'}),
    xAxis: axis('index', {min: 0, max: e.length + 1, minInterval: 1, axisLabel: {color: 'var(--muted)', fontSize: 12, showMinLabel: false, showMaxLabel: false}}),
    yAxis: upright({scale: true, max: v => v.max < 0 ? 0 : null, min: v => v.min > 0 ? 0 : null}),
    series: [
      {
        type: 'custom', silent: true, data: has(se) ? known.map(p => [p[0], p[1] - number(se[p[0] - 1]), p[1] + number(se[p[0] - 1])]) : [], z: 2,
        encode: {x: 0, y: [1, 2]}, tooltip: {show: false},
        renderItem: (params, api) => {
          const a = api.coord([api.value(0), api.value(1)]), b = api.coord([api.value(0), api.value(2)]);
          return {type: 'line', shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]}, style: {stroke: 'var(--series)', lineWidth: 1.5, opacity: .55}};
        },
      },
      {
        type: 'scatter', data: known, symbolSize: e.length > 40 ? 4.5 : 7, itemStyle: {color: 'var(--series)'}, emphasis: {disabled: true},
        markLine: mark([[{yAxis: 0}, 'neutral', null, 'insideEndBottom', 'solid']]), z: 3,
      },
    ],
  }));
  const note = 'Bars show one standard error.' + (missing ? ' ' + missing + ' of minus infinity are not drawn.' : '');
  return figure('Lyapunov exponents', note, null, 'nats per step', box, dataTable('Lyapunov exponents', ['index', 'exponent', 'standard error'],
    () => e.map((v, i) => [String(i + 1), v, (se || [])[i]])));
}

function convergence() {
  const c = (data.lyapunov || {}).convergence;
  if (!c || !has(c.steps) || !has(c.exponents)) return null;
  const colors = ['var(--series)', 'var(--second)', 'var(--third)', 'var(--fourth)'];
  const runs = c.exponents.slice(0, 4).map(r => r.map((v, i) => [c.steps[i], finite(v) ? number(v) : null]));
  const box = chart('', 'Running estimate of the leading Lyapunov exponents', () => ({
    tooltip: byAxis(p => ['after step ' + p[0].data[0], ...p.map(q => 'λ' + (q.seriesIndex + 1) + ' ' + fmt(q.data[1]))]),
    xAxis: axis('step', {min: c.steps[0], max: c.steps[c.steps.length - 1]}),
    yAxis: upright({scale: true}),
    series: runs.map((r, i) => series('λ' + (i + 1), r, colors[i], {lineStyle: line(colors[i], i ? 1.5 : 2.2)})),
  }));
  return figure('How the leading exponents settle', 'Running average after the transient; a curve still sloping wants more steps.',
    legend(runs.map((r, i) => ['λ' + '₁₂₃₄'[i], colors[i]])), 'nats per step', box,
    dataTable('Convergence', ['step', ...runs.map((r, i) => 'λ' + (i + 1))], () => c.steps.map((s, i) => [String(s), ...runs.map(r => r[i][1])])));
}

function singularValues() {
  const s = (data.jacobian || {}).series;
  if (!s || !has(s.steps)) return null;
  const names = ['max', 'median', 'min'], words = ['largest', 'median', 'smallest'], colors = ['var(--second)', 'var(--series)', 'var(--third)'];
  const runs = names.map(n => (s[n] || []).map((v, i) => [s.steps[i], log10(v)]));
  const box = chart('', 'Singular values of the one-step Jacobian over time', () => ({
    tooltip: byAxis(p => ['step ' + p[0].data[0], ...names.map((n, i) => words[i] + ' ' + fmt((s[n] || [])[p[0].dataIndex]))]),
    xAxis: axis('step', {min: s.steps[0], max: s.steps[s.steps.length - 1]}),
    yAxis: powers(runs.flat().map(p => p[1]).concat(0, .1)),
    series: runs.map((r, i) => series(words[i], r, colors[i], i ? {} : {markLine: mark([[{yAxis: 0}, '', null, null, 'solid']])})),
  }));
  return figure('One-step singular values', 'What a single step does to small changes: above 1 stretches, below 1 shrinks.',
    legend(words.map((w, i) => [w, colors[i]])), 'singular value', box,
    dataTable('One-step singular values', ['step', ...words], () => s.steps.map((t, i) => [String(t), ...names.map(n => (s[n] || [])[i])])));
}
