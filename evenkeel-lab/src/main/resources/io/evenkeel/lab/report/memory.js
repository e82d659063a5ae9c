// Charts of memory: what is kept over many steps, and the chains that keep it.
const points = {rest: 'at rest', mean: 'at the mean state'};

function memoryCurve() {
  const known = (data.memory || []).filter(m => has(m.byLag) && m.byLag.some(v => number(v) > 0));
  if (!known.length) return null;
  const color = m => m.point === 'rest' ? 'var(--second)' : 'var(--series)';
  const runs = known.map(m => m.byLag.map((v, k) => [k, log10(v)]));
  const lags = Math.max(1, ...runs.map(r => r.length - 1));
  // Below a part in 10⁸ of the largest value nobody could read anything from the state.
  const top = Math.max(...runs.flat().map(p => p[1]).filter(v => v !== null));
  const shown = runs.map(r => r.filter(p => p[1] !== null && p[1] > top - 8));
  const box = chart('', 'Fisher memory by lag on a logarithmic axis', () => ({
    tooltip: byAxis(p => ['lag ' + p[0].data[0], ...p.map(q => q.seriesName + ' ' + fmt(Math.pow(10, q.data[1])))]),
    xAxis: axis('lag, steps back', {min: 0, max: lags}),
    yAxis: powers(shown.flat().map(p => p[1])),
    series: shown.map((r, i) => series(points[known[i].point] || known[i].point, r, color(known[i]))),
  }));
  const last = known[known.length - 1];
  const note = 'Linearized ' + (points[last.point] || last.point) + ': ' + fmt(last.total) + ' over all lags (1 for normal networks, at most ' + fmt(last.largestTotal)
    + ' for any input weights), effective length ' + fmt(last.length, 3) + ' steps.';
  return figure('Fisher memory', note, legend(known.map(m => [points[m.point] || m.point, color(m)])), 'J(k)', box,
    dataTable('Fisher memory', ['lag', ...known.map(m => points[m.point] || m.point)], () => known[0].byLag.map((v, k) => [String(k), ...known.map(m => (m.byLag || [])[k])])));
}

function propagator() {
  const p = data.propagator;
  if (!p || !has(p.steps) || p.steps.length < 2) return null;
  const at = (list, scale) => list.map((v, i) => [Math.log2(p.steps[i]), scale(v)]);
  const norm = at(p.norm, log10), condition = at(p.condition, log10);
  const bound = has(p.upperBound) ? at(p.upperBound, log10) : [];
  const lost = p.condition.filter(v => !finite(v)).length;
  const box = chart('', 'Norm and condition of k steps along the trajectory', () => ({
    tooltip: byAxis(q => { const i = q[0].dataIndex; return ['k = ' + p.steps[i], 'norm ' + fmt(p.norm[i]), ...(bound.length ? ['at most ' + fmt(p.upperBound[i])] : []), 'condition ' + fmt(p.condition[i])]; }),
    xAxis: axis('steps k', {min: 0, max: Math.log2(p.steps[p.steps.length - 1]), interval: 1, axisLabel: {color: 'var(--muted)', fontSize: 12, hideOverlap: true, formatter: v => fmt(Math.pow(2, v))}}),
    yAxis: powers(norm.concat(condition, bound).map(q => q[1]).concat(0)),
    series: [series('norm', norm, 'var(--series)', {showSymbol: true, markLine: mark([[{yAxis: 0}, '', null, null, 'solid']])}),
      series('condition', condition, 'var(--second)', {showSymbol: true}),
      ...(bound.length ? [series('bound of the norm', bound, 'var(--series)', {lineStyle: line('var(--series)', 1.5, 'dashed')})] : [])],
  }));
  const note = 'Condition 1 keeps all directions alike.' + (lost ? ' Where it is not drawn, at least one is lost.' : '');
  return figure('k steps at once', note, legend([['norm', 'var(--series)'], ...(bound.length ? [['its bound in theory', 'var(--series)', 'dash']] : []), ['condition', 'var(--second)']]), 'singular values', box,
    dataTable('k steps at once', ['k', 'norm', 'condition', 'lower bound', 'upper bound'], () => p.steps.map((k, i) => [String(k), p.norm[i], p.condition[i], (p.lowerBound || [])[i], (p.upperBound || [])[i]])));
}

// The hidden chain and the Schur profile of one matrix, to be chosen.
function chains() {
  const gates = (data.weights || []).filter(w => has((w.hiddenChain || {}).profile) && w.hiddenChain.profile.length > 2);
  if (!gates.length) return null;
  let at = 0;
  const profile = g => { const p = g.hiddenChain.profile, n = (p.length + 1) / 2; return p.map((v, i) => [i - n + 1, number(v)]); };
  // Far from the diagonal a mean is one of few weights.
  const near = g => { const n = (g.hiddenChain.profile.length + 1) / 2; return Math.min(n - 1, Math.max(5, Math.floor(n / 2))); };
  const chainBox = chart('', 'Mean weight by distance in peak order', () => {
    const reach = near(gates[at]);
    return {
      tooltip: byAxis(p => ['distance ' + fmt(p[0].data[0]), 'mean weight ' + fmt(p[0].data[1])]),
      xAxis: axis('distance in peak order, earlier to later', {min: -reach, max: reach}),
      yAxis: upright({scale: true}),
      series: [series('profile', profile(gates[at]).filter(p => Math.abs(p[0]) <= reach), 'var(--series)',
        {markLine: mark([[{yAxis: 0}, '', null, null, 'solid'], [{xAxis: 0}, '', 'var(--hair)', null, 'solid']])})],
    };
  });
  const chainChart = charts[charts.length - 1];
  const schurBox = chart('', 'Norm of the superdiagonals of the Schur form', () => {
    const r = (gates[at].schur || {}).superdiagonals || [];
    return {
      tooltip: byAxis(p => ['superdiagonal ' + p[0].data[0], fmt(p[0].data[1])]),
      xAxis: axis('superdiagonal', {min: 1, max: Math.max(2, r.length)}),
      yAxis: upright({min: 0}),
      series: [series('superdiagonals', r.map((v, i) => [i + 1, number(v)]), 'var(--series)')],
    };
  });
  const schurChart = charts[charts.length - 1];
  const facts = el('dl', {class: 'facts', 'aria-live': 'polite'});
  const tell = () => {
    const g = gates[at], s = g.schur || {};
    facts.replaceChildren(...[['sequentiality', g.hiddenChain.sequentiality], ['feed-forward share', s.feedForward], ['of it to the next', s.chain]]
      .filter(f => has(f[1])).map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', {}, fmt(v)))));
    if (g.reliable === false) facts.append(el('div', {}, el('dt', {}, 'caution'), el('dd', {}, 'so non-normal that its Schur form is unreliable')));
  };
  const select = el('select', {'aria-label': 'Recurrent matrix'}, gates.map((g, i) => el('option', {value: i}, gateName(g))));
  select.addEventListener('change', () => { at = Number(select.value); tell(); draw(chainChart); draw(schurChart); });
  tell();
  const rows = list => gates.flatMap(g => list(g).map(([l, v]) => [gateName(g), String(l), v]));
  return el('div', {}, el('label', {class: 'pick'}, 'Recurrent matrix', select), facts, pair(
    figure('Hidden chain', 'Units are ordered by the time of their peak after a pulse. A chain stands out right of zero.', null, 'mean weight', chainBox,
      dataTable('Hidden chain', ['matrix', 'distance', 'mean weight'], () => rows(profile))),
    figure('Feed-forward structure', 'What the basis of the Schur form passes on, by how many places it jumps. A chain has all of it on the first.', null, 'part of the norm', schurBox,
      dataTable('Feed-forward structure', ['matrix', 'superdiagonal', 'part of the norm'], () => rows(g => ((g.schur || {}).superdiagonals || []).map((v, i) => [i + 1, v]))))));
}

function nonNormalityTable() {
  const gates = (data.weights || []).filter(w => has(w.transientGrowth));
  if (!gates.length) return null;
  return table('Beyond eigenvalues', ['matrix', 'largest ‖Wᵏ‖', 'at k', 'Kreiss bound', 'largest Fisher memory', 'sequentiality'],
    gates.map(w => {
      const g = w.transientGrowth, endless = w.kreissBound === 'Infinity';
      return [gateName(w), endless ? '∞' : (g.complete === false ? '≥ ' : '') + fmt(g.max), endless ? '–' : fmt(g.step), fmt(w.kreissBound),
        fmt(w.largestMemory), fmt((w.hiddenChain || {}).sequentiality)];
    }));
}
