// Counts of classes as upright bars, and walls, places and a path in a plane.
function histogramBlock(b) {
  const total = b.bars.reduce((a, bar) => a + bar.count, 0);
  if (!total) return null;
  const most = Math.max(...b.bars.map(bar => bar.count)), longest = Math.max(...b.bars.map(bar => bar.name.length)), turned = longest > 4;
  const box = chart(b.half ? '' : 'tall', b.title + ': ' + b.y + ' by ' + b.x, () => ({
    tooltip: tooltip(p => [b.bars[p.dataIndex].name, fmt(b.bars[p.dataIndex].count) + ' ' + b.y + ', ' + percent(b.bars[p.dataIndex].count / total)], {trigger: 'item'}),
    xAxis: axis(b.x, {type: 'category', data: b.bars.map(bar => bar.name), nameGap: turned ? 26 + 5.5 * longest : 30, axisLabel: {color: 'var(--muted)', fontSize: 12, interval: 0, rotate: turned ? 50 : 0}}),
    yAxis: upright(rounded([0, most])),
    grid: {left: 8, right: 18, top: b.mark ? 26 : 14, bottom: 30, containLabel: true},
    series: [{
      type: 'bar', markLine: mark(b.mark ? [[{xAxis: b.bars.findIndex(bar => bar.name === b.mark.bar)}, b.mark.name, null, 'end']] : []), barCategoryGap: '12%', emphasis: {disabled: true},
      data: b.bars.map(bar => ({value: bar.count, itemStyle: {color: palette(bar.color), borderRadius: [2, 2, 0, 0]}})),
    }],
  }));
  return figure(b.title, b.note, legend(b.groups.map(g => [g.name, palette(g.color), 'solid'])), b.y, box,
    dataTable(b.title, [b.x, 'group', b.y], () => b.bars.map(bar => [bar.name, b.groups.find(g => g.color === bar.color)?.name, bar.count])));
}

// The name of SVG's elements is an address, and nothing in a report looks like one.
const vectors = (() => {
  const box = el('div');
  box.innerHTML = '<svg></svg>';
  return box.firstChild.namespaceURI;
})();

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(vectors, tag);
  for (const [k, v] of Object.entries(attributes)) node.setAttribute(k, v);
  node.append(...children);
  return node;
}

// A path's color goes from early to late in this many steps.
const hops = 40;

function drawingBlock(b) {
  const path = b.path.filter(p => p.every(finite)), places = b.places.filter(p => [p.x, p.y, p.radius].every(finite));
  const walls = b.walls.filter(w => w.every(finite)), blocks = b.blocks.filter(p => p.every(finite)), target = b.target.filter(p => p.every(finite));
  const squares = [...blocks, ...target];
  const xs = [...path.map(p => p[0]), ...places.flatMap(p => [p.x - p.radius, p.x + p.radius]), ...walls.flatMap(w => [w[0], w[2]]), ...squares.flatMap(p => [p[0], p[0] + 1])];
  const ys = [...path.map(p => p[1]), ...places.flatMap(p => [p.y - p.radius, p.y + p.radius]), ...walls.flatMap(w => [w[1], w[3]]), ...squares.flatMap(p => [p[1], p[1] + 1])];
  if (!xs.length) return null;
  const left = Math.min(...xs), top = Math.min(...ys), width = Math.max(...xs) - left || 1, height = Math.max(...ys) - top || 1;
  const unit = Math.max(width, height) / 200, margin = 3 * unit;
  const svg = shape('svg', {
    viewBox: [left - margin, top - margin, width + 2 * margin, height + 2 * margin].join(' '), role: 'img', 'aria-label': b.title + '. ' + b.note,
  });
  // Neighbors overlap a little, or a seam would show between them.
  const square = (p, kind) => svg.append(shape('rect', {x: p[0], y: p[1], width: 1.02, height: 1.02, class: kind}));
  for (const p of blocks) square(p, 'block');
  for (const p of target) square(p, 'target');
  for (const p of places) svg.append(shape('circle', {cx: p.x, cy: p.y, r: p.radius, class: 'place', 'stroke-width': unit}));
  for (const w of walls) svg.append(shape('line', {x1: w[0], y1: w[1], x2: w[2], y2: w[3], class: 'wall', 'stroke-width': 1.8 * unit}));
  const steps = Math.min(hops, path.length - 1);
  for (let i = 0; i < steps; i++) {
    const part = path.slice(Math.floor(i * (path.length - 1) / steps), Math.floor((i + 1) * (path.length - 1) / steps) + 1);
    const stroke = shape('polyline', {points: part.map(p => p.join(',')).join(' '), class: 'path', 'stroke-width': 1.6 * unit});
    stroke.style.stroke = ramp(i, steps);
    svg.append(stroke);
  }
  path.slice(-1).forEach(end => svg.append(shape('circle', {cx: end[0], cy: end[1], r: 2.2 * unit, class: 'end'})));
  for (const p of places) {
    const below = p.y + p.radius + 7 * unit < top + height;
    svg.append(shape('text', {x: p.x, y: below ? p.y + p.radius + 6 * unit : p.y - p.radius - 2 * unit, 'font-size': 5.5 * unit, class: 'name'}, p.name));
  }
  const key = legend([['start of the way', ramp(0, 3)], ['middle', ramp(1, 3)], ['end', ramp(2, 3)],
    ...(blocks.length ? [['wall', 'var(--wall)', 'solid']] : []), ...(target.length ? [['where it should go', 'var(--target)', 'solid']] : [])]);
  return figure(b.title, b.note, path.length > 1 ? key : null, '', el('div', {class: 'drawing'}, svg));
}
