// Curves over a common axis, with bands around them, gaps where a value is missing and lines that mark a value or a moment.
const hues = ['series', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const palette = i => 'var(--' + hues[i % hues.length] + ')';
const between = (from, to, share) => 'color-mix(in oklab, var(--' + to + ') ' + Math.round(100 * share) + '%, var(--' + from + '))';
const ramp = (i, n) => 2 * i < n - 1 ? between('early', 'middle', 2 * i / (n - 1)) : between('middle', 'late', n < 2 ? 1 : 2 * i / (n - 1) - 1);

// A linear scale that ends on round numbers; it starts at zero if that costs little room.
function rounded(values) {
  const lowest = Math.min(...values), high = Math.max(...values), low = lowest > 0 && lowest < .4 * high ? 0 : lowest;
  const raw = (high - low || Math.abs(high) || 1) / 4.5, unit = 10 ** Math.floor(Math.log10(raw));
  const interval = [1, 2, 2.5, 5, 10].map(m => m * unit).find(s => s >= raw);
  const round = v => Number((v * interval).toPrecision(12));
  const from = Math.floor(low / interval + 1e-9), to = Math.ceil(high / interval - 1e-9);
  return {min: round(from), max: round(to > from ? to : from + 1), interval};
}

// The stretches of a band without a gap, each as a polygon's corners.
function stretches(curve, xs, at, bottom) {
  const parts = [];
  let part = [];
  xs.forEach((x, i) => {
    const high = at(curve.upper[i]), low = at(curve.lower[i]) ?? (finite(curve.lower[i]) ? bottom : null);
    if (x !== null && high !== null && low !== null) part.push([x, low, high]);
    else { parts.push(part); part = []; }
  });
  return parts.concat([part]).filter(p => p.length > 1).map(p => p.map(q => [q[0], q[1]]).concat(p.map(q => [q[0], q[2]]).reverse()));
}

function linesBlock(b) {
  const horizontal = v => b.logarithmicX ? log10(v) : finite(v) ? number(v) : null;
  const vertical = v => b.logarithmic ? log10(v) : finite(v) ? number(v) : null;
  const curves = b.curves.map((c, i) => {
    const color = b.ordered ? ramp(i, b.curves.length) : palette(c.color ?? i);
    const points = c.x.map((x, k) => [horizontal(x), vertical(c.y[k]), c.y[k], x]).filter(p => p[0] !== null);
    const there = k => k >= 0 && k < points.length && points[k][1] !== null;
    const single = points.map((p, k) => there(k) && !there(k - 1) && !there(k + 1));
    return {c, color, points, single, dashed: c.dashed || (!b.ordered && (c.color ?? i) >= hues.length)};
  });
  const xs = curves.flatMap(k => k.points.map(p => p[0]));
  const known = curves.flatMap(k => k.points.map(p => p[1]).concat((k.c.lower || []).map(vertical), (k.c.upper || []).map(vertical))).filter(v => v !== null);
  const levels = (b.levels || []).filter(l => vertical(l.value) !== null), moments = (b.moments || []).filter(m => horizontal(m.value) !== null);
  if (!known.length) return null;
  const left = xs.reduce((a, x) => Math.min(a, x), Infinity), right = xs.reduce((a, x) => Math.max(a, x), -Infinity);
  const low = known.reduce((a, v) => Math.min(a, v), Infinity), high = known.reduce((a, v) => Math.max(a, v), -Infinity);
  const scale = [low, high].concat(levels.map(l => vertical(l.value)));
  const marks = levels.map(l => [{yAxis: vertical(l.value)}, l.name, null, 'insideEndTop'])
    .concat(moments.map(m => [{xAxis: horizontal(m.value)}, m.name, null, 'end', 'solid']));
  const bottom = decades(scale).min;
  const dense = k => k.points.length > 600;
  const box = chart(b.half ? '' : 'tall', b.title + ': ' + b.y + ' by ' + b.x, () => ({
    tooltip: byAxis(p => [b.x + ' ' + fmt(p[0].data[3]), ...p.map(q => (curves.length > 1 ? q.seriesName + ' ' : '') + fmt(q.data[2]))]),
    grid: {left: 8, right: 26, top: moments.length ? 26 : 14, bottom: 30, containLabel: true},
    xAxis: axis(b.x, b.logarithmicX ? Object.assign(decades([left, right]), {axisTick: {show: false}}) : left < right ? {min: left, max: right} : {scale: true}),
    yAxis: b.logarithmic ? powers(scale) : upright(rounded(scale)),
    series: [
      ...curves.flatMap(k => has(k.c.upper) ? stretches(k.c, k.c.x.map(horizontal), vertical, bottom).map(p => polygon(p, k.color, .16)) : []),
      ...curves.map((k, i) => series(k.c.name, k.points, k.color, Object.assign({z: 4}, i ? {} : {markLine: mark(marks)}, {
        lineStyle: Object.assign(line(k.color, dense(k) ? 1.2 : 2, k.dashed ? 'dashed' : 'solid'), {opacity: dense(k) && curves.length > 1 ? .5 : 1}),
        showSymbol: k.points.length <= 12 || k.single.some(s => s), symbolSize: (v, p) => k.points.length <= 12 ? 6 : k.single[p.dataIndex] ? 5 : 0,
      }))),
    ],
  }));
  const band = curves.some(k => has(k.c.upper));
  const key = legend((curves.length > 1 || band ? curves.map(k => [k.c.name, k.color, k.dashed ? 'dash' : '']) : [])
    .concat(band && b.band ? [[b.band, 'var(--muted)', 'area']] : []));
  const same = b.curves.every(c => c.x.length === b.curves[0].x.length && c.x.every((x, i) => x === b.curves[0].x[i]));
  const numbers = same
    ? dataTable(b.title, [b.x, ...b.curves.map(c => c.name)], () => b.curves[0].x.map((x, i) => [x, ...b.curves.map(c => c.y[i])]))
    : dataTable(b.title, ['', b.x, b.y], () => b.curves.flatMap(c => c.x.map((x, i) => [c.name, x, c.y[i]])));
  return figure(b.title, b.note, key, b.y, box, numbers);
}
