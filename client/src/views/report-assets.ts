// Style and script of the report. The colours are the editor's, or, in a page of its own, the reader's light or dark ones.

export const style = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 0 24px 48px; max-width: 1040px; line-height: 1.5;
  font-family: var(--vscode-font-family, system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif);
  font-size: var(--vscode-font-size, 14px); color: var(--vscode-foreground, CanvasText);
  background: var(--vscode-editor-background, Canvas); }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; }
h1 { font-size: 1.6em; font-weight: 600; margin: 20px 0 12px; }
h2 { font-size: 1.15em; font-weight: 600; margin: 32px 0 8px; }
.toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
button { font: inherit; cursor: pointer; }
.toolbar button { padding: 4px 12px; border-radius: 2px; border: 1px solid var(--vscode-button-border, transparent);
  color: var(--vscode-button-foreground, ButtonText); background: var(--vscode-button-background, ButtonFace); }
.toolbar button:hover { background: var(--vscode-button-hoverBackground, ButtonFace); }
.toolbar button:disabled { opacity: 0.5; cursor: default; }
button:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder, Highlight); outline-offset: 2px; }
.link { padding: 0; border: 0; background: none; text-align: left; color: var(--vscode-textLink-foreground, LinkText); }
li .link { vertical-align: top; }
.link:hover { text-decoration: underline; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 8px 0; }
.card { padding: 12px 16px; border-radius: 4px; border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, #8884));
  background: var(--vscode-editorWidget-background, transparent); }
dt { opacity: 0.8; }
dd { margin: 0; font-size: 1.8em; font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 6px 12px 6px 0; text-align: left; vertical-align: top; font-weight: normal;
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, #8884)); }
thead th { font-weight: 600; }
tbody th { width: 50%; overflow-wrap: anywhere; }
.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
.bar { display: grid; grid-template-columns: minmax(60px, 1fr) 3.5em; align-items: center; gap: 8px;
  font-variant-numeric: tabular-nums; }
.bar svg { width: 100%; height: 0.75em; }
.track { fill: var(--vscode-editorWidget-border, #8883); }
.plain { fill: var(--vscode-charts-blue, #3794ff); }
.good { fill: var(--vscode-charts-green, #388a34); }
.fair { fill: var(--vscode-charts-yellow, #b89500); }
.bad { fill: var(--vscode-charts-red, #e51400); }
.spread { width: 100%; max-width: 720px; }
.spread text { font-size: 10px; text-anchor: middle; fill: var(--vscode-foreground, CanvasText); }
.spread .value { font-weight: 600; }
.spread line { stroke: var(--vscode-foreground, CanvasText); opacity: 0.4; }
.vscode-high-contrast rect, .vscode-high-contrast-light rect { stroke: var(--vscode-contrastBorder); }
.vscode-high-contrast .track, .vscode-high-contrast-light .track { fill: transparent; }
details ul { margin: 4px 0; padding-left: 20px; }
summary { cursor: pointer; width: max-content; opacity: 0.9; }
[hidden] { display: none; }
@media (forced-colors: active) { rect { forced-color-adjust: none; } }
@media print { details { break-inside: avoid; } }
`;

export const script = `
const api = acquireVsCodeApi();
const by = (id) => document.getElementById(id);
by('refresh').addEventListener('click', () => api.postMessage({ type: 'refresh' }));
by('cancel').addEventListener('click', () => api.postMessage({ type: 'cancel' }));
by('export').addEventListener('click', () => api.postMessage({ type: 'export' }));
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-uri]');
  if (link) api.postMessage({ type: 'open', uri: link.dataset.uri, line: +link.dataset.line, character: +link.dataset.character });
});
window.addEventListener('message', ({ data }) => {
  if (data.type !== 'progress') return;
  const { running, done, all, words } = data;
  by('progress').hidden = by('cancel').hidden = !running;
  by('refresh').disabled = by('export').disabled = running;
  // A button that is off loses the keyboard.
  if (!running && document.hasFocus() && document.activeElement === document.body) by('refresh').focus();
  by('progress').value = all > 0 ? done / all : 0;
  by('status').textContent = words;
});
by('refresh').focus();
api.postMessage({ type: 'ready' });
`;
