// A page of titled sections. Neighbors of one kind and half width stand side by side.
const kinds = {words: wordsBlock, code: codeBlock, facts: factsBlock, citations: citationsBlock, table: tableBlock, bars: barsBlock, lines: linesBlock, histogram: histogramBlock,
  drawing: drawingBlock};

function blocks(list) {
  const out = [];
  let halves = [];
  let last = null;
  const flush = () => { out.push(...pair(...halves)); halves = []; };
  for (const b of list) {
    const node = kinds[b.kind](b);
    if (node === null) continue;
    if (!b.half || (last === 'words') !== (b.kind === 'words')) flush();
    (b.half ? halves : out).push(node);
    last = b.kind;
  }
  flush();
  return out;
}

document.documentElement.style.setProperty('--accent', 'var(--ink)');

showPage([
  topLine(data.about || []),
  el('div', {class: 'hero titled'}, el('div', {}, el('h1', {}, data.title), data.lead ? el('p', {class: 'reason'}, data.lead) : null)),
  data.alert ? el('p', {class: 'alert', role: 'alert'}, data.alert) : null,
  tileList((data.tiles || []).map(t => [t.name, plain(t.value), t.note])),
  ...(data.sections || []).map(s => section(s.heading, s.lead, ...blocks(s.blocks))),
  footer(data.version, data.file),
]);
