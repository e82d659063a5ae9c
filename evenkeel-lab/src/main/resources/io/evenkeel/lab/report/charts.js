// What all charts share. Colors are CSS variables inside SVG, so dark mode and paper re-color charts without a redraw.
const charts = [];
const font = getComputedStyle(document.body).fontFamily;
const line = (color, width, type) => ({color, width, type: type || 'solid'});
const log10 = v => finite(v) && number(v) > 0 ? Math.log10(number(v)) : null;
const power = k => k === 0 ? '1' : k === 1 ? '10' : '10' + superscript(k);

function axis(name, more = {}) {
  return Object.assign({
    type: 'value', name, nameLocation: 'middle', nameGap: 30, nameTextStyle: {color: 'var(--muted)', fontSize: 12.5},
    axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
    axisLabel: {color: 'var(--muted)', fontSize: 12, hideOverlap: true, minMargin: 14, formatter: v => fmt(v)},
  }, more);
}

// The name of a vertical axis stands above the chart, where it can be read without turning the head.
function upright(more = {}) {
  return axis('', Object.assign({
    splitLine: {show: true, lineStyle: {color: 'var(--hair)'}},
  }, more));
}

// The scale of an axis of powers of ten over values that are already logarithms.
function decades(values) {
  const known = values.filter(v => v !== null);
  const low = known.length ? Math.floor(Math.min(...known)) : 0, high = known.length ? Math.ceil(Math.max(...known)) : 1;
  const interval = Math.ceil(Math.max(1, high - low) / 7);
  return {
    min: Math.floor(low / interval) * interval, max: Math.ceil(Math.max(high, low + 1) / interval) * interval, interval,
    axisLabel: {color: 'var(--muted)', fontSize: 12, formatter: power},
  };
}

const powers = (values, more = {}) => upright(Object.assign(decades(values), more));

function mark(entries) {
  return {
    silent: true, symbol: 'none', animation: false,
    data: entries.map(([at, text, color, position, type]) => Object.assign({}, at, {
      lineStyle: {color: color || 'var(--muted)', width: 1, type: type || 'dashed'},
      label: {show: !!text, formatter: () => text, position: position || 'insideEndTop', color: color || 'var(--muted)', fontSize: 12},
    })),
  };
}

function series(name, points, color, more = {}) {
  return Object.assign({
    name, type: 'line', data: points, showSymbol: false, symbol: 'circle', symbolSize: 6, lineStyle: line(color, 2.2),
    itemStyle: {color}, emphasis: {disabled: true}, connectNulls: false,
  }, more);
}

function polygon(points, color, opacity) {
  return {
    type: 'custom', silent: true, data: [0], z: 1, tooltip: {show: false}, emphasis: {disabled: true}, encode: {x: -1, y: -1},
    renderItem: (params, api) => ({
      type: 'polygon', shape: {points: points.map(p => api.coord(p))}, style: {fill: color, opacity, stroke: 'none'},
    }),
    clip: true,
  };
}

function tooltip(lines, more = {}) {
  return Object.assign({
    confine: true, backgroundColor: 'var(--paper)', borderColor: 'var(--hair)', borderWidth: 1, padding: [8, 12],
    textStyle: {color: 'var(--ink)', fontSize: 13, fontFamily: font}, extraCssText: 'box-shadow:0 4px 18px rgba(0,0,0,.14);border-radius:8px;font-variant-numeric:tabular-nums',
    formatter: p => lines(p).map(escape).join('<br>'),
  }, more);
}

const byAxis = lines => tooltip(lines, {
  trigger: 'axis', axisPointer: {type: 'line', lineStyle: {color: 'var(--muted)', width: 1, type: 'solid'}, label: {show: false}},
});

// Draws option(width, height) into a figure and keeps it fitting the page, the phone and the sheet of paper.
function chart(kind, label, option) {
  const box = el('div', {class: 'chart ' + kind, role: 'img', 'aria-label': label});
  charts.push({box, kind, option, drawn: null});
  return box;
}

function draw(item, size) {
  item.drawn = item.drawn || echarts.init(item.box, null, {renderer: 'svg'});
  item.drawn.resize(size);
  const w = item.drawn.getWidth(), h = item.drawn.getHeight();
  item.drawn.setOption(Object.assign({
    animation: false, textStyle: {fontFamily: font}, grid: {left: 8, right: 18, top: 12, bottom: 30, containLabel: true},
  }, item.option(w, h)), true);
  const svg = item.box.querySelector('svg');
  if (svg) svg.setAttribute('viewBox', '0 0 ' + w + ' ' + h);
}

function startCharts() {
  charts.forEach(c => draw(c));
  const observer = new ResizeObserver(entries => entries.forEach(e => {
    const item = charts.find(c => c.box === e.target);
    if (item.drawn && Math.abs(item.drawn.getWidth() - e.contentRect.width) > 1 && e.contentRect.width > 0) draw(item);
  }));
  charts.forEach(c => observer.observe(c.box));
  // Sheets are narrower than screens: the printable width of A4 and Letter at 96 dots an inch, heights as in report.css.
  const sheet = c => ({width: 660, height: {tall: 250, square: 360}[c.kind] || 230});
  window.addEventListener('beforeprint', () => charts.forEach(c => draw(c, sheet(c))));
  window.addEventListener('afterprint', () => charts.forEach(c => draw(c, {width: 'auto', height: 'auto'})));
}
