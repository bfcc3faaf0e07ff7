// Widths of bars as classes: a style attribute would need a weaker policy in pages that take the report in.
const widths = Array.from({ length: 100 }, (_, i) => `.w${i + 1}{width:${i + 1}%}`).join('');

/** The style of the page: light and dark by the reader's setting, and fit to be printed. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--paper:#fff;--line:#d1d9e0;--soft:#f6f8fa;--error:#c62828;--warning:#9a6700;--info:#0969da;--hint:#59636e;--mark:#fff1b8}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#9198a1;--paper:#0d1117;--line:#30363d;--soft:#151b23;--error:#ff7b72;--warning:#d29922;--info:#58a6ff;--hint:#9198a1;--mark:#5c4a00}}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:1080px;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .5rem;overflow-wrap:anywhere}
small,.dim,.more,footer{color:var(--dim);font-weight:400}
.tiles{display:flex;flex-wrap:wrap;gap:.5rem}
.tile{border:1px solid var(--line);border-radius:6px;padding:.4rem .9rem;background:var(--soft)}
.tile b{font-size:1.3rem}
.error .severity,.tile.error b{color:var(--error)}.warning .severity,.tile.warning b{color:var(--warning)}.info .severity,.tile.info b{color:var(--info)}.hint .severity,.tile.hint b{color:var(--hint)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:1rem 2rem}
.chart table{width:100%;border-collapse:collapse;font-size:.9rem}
.chart th{font-weight:400;text-align:left;max-width:14rem;overflow-wrap:anywhere;padding-right:.5rem}
.chart td{text-align:right;white-space:nowrap}
.chart td.bar{width:38%;text-align:left}
.bar span{display:block;height:.8em;border-radius:2px;background:var(--info)}
#filter{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.6rem 0;background:var(--paper);border-bottom:1px solid var(--line);z-index:1}
#filter input[type=search]{flex:1 1 14rem}
#filter input[type=search],#filter select{font:inherit;padding:.25rem .5rem;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:6px}
.finding{border:1px solid var(--line);border-left-width:4px;border-radius:6px;padding:.5rem .9rem;margin:.5rem 0}
.finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}.finding.info{border-left-color:var(--info)}.finding.hint{border-left-color:var(--hint)}
.finding p{margin:0}.finding ul{margin:.25rem 0 0;padding-left:1.4rem}
.place{color:var(--dim);font-variant-numeric:tabular-nums}
code{color:var(--dim);font-size:.85em;overflow-wrap:anywhere}
pre{margin:.4rem 0 0;padding:.4rem .6rem;background:var(--soft);border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;font-size:.95em}
.row{display:block;padding-left:3rem;text-indent:-3rem}.row i{display:inline-block;width:2.5rem;margin-right:.5rem;text-indent:0;text-align:right;color:var(--dim);font-style:normal;user-select:none}
mark{background:var(--mark);color:inherit;border-radius:2px;box-shadow:0 0 0 1px var(--mark)}
.incomplete{color:var(--error)}
[hidden]{display:none}
@media print{#filter{display:none}.finding{break-inside:avoid}}
${widths}
`;
