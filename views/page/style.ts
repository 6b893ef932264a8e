/** By light, and on paper whatever the screen has. */
const LIGHT =
    "--back:#fff;--text:#1b1f24;--soft:#57606a;--line:#8c959f;--box:#f6f8fa;--land:#e4e8ec;--mark:#0550ae;--good:#116329;--warn:#7d4e00;--bad:#a40e26";

/** What all pages have in common. */
export const BASE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{--back:#0d1117;--text:#e6edf3;--soft:#9da7b1;--line:#6e7681;--box:#161b22;--land:#222a33;--mark:#79c0ff;--good:#56d364;--warn:#e3b341;--bad:#ff938a}}
*{box-sizing:border-box}
body{margin:0;padding:0 1rem 1rem;background:var(--back);color:var(--text);font:14px/1.45 system-ui,sans-serif}
h1{font-size:1.3rem;margin:.8rem 0 .3rem}
h2{font-size:1.05rem;margin:.8rem 0 .4rem;overflow-wrap:anywhere}
[hidden]{display:none!important}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
input,button,select{font:inherit;color:inherit;background:var(--box);border:1px solid var(--line);border-radius:4px;padding:.2rem .6rem}
input{width:20rem;max-width:100%}
button{cursor:pointer}
:focus-visible{outline:3px solid var(--mark);outline-offset:1px}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:.3rem 0;padding:0}
nav a{display:inline-block;padding:.2rem 0;text-decoration:none;border-bottom:3px solid transparent}
nav a[aria-current]{font-weight:600;border-color:var(--mark)}
.scroll{overflow:auto;border:1px solid var(--line);border-radius:4px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.2rem .6rem;border-bottom:1px solid var(--box)}
thead th{position:sticky;top:0;background:var(--box)}
tbody th{font-weight:400}
tbody button{border:0;background:none;padding:0;text-align:left;text-decoration:underline;color:var(--mark)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem .8rem;margin:.4rem 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
ul{margin:.2rem 0;padding-left:1.2rem}
li button{border:0;background:none;padding:0;text-align:left;text-decoration:underline;color:var(--mark)}
a{color:var(--mark)}
.hint{color:var(--soft);margin:.2rem 0}
@media (forced-colors:active){nav a{border-color:Canvas}nav a[aria-current]{border-color:Highlight}}
@page{size:landscape;margin:12mm}
@media print{:root{color-scheme:light;${LIGHT}}nav,form,.hint{display:none!important}body{padding:0;font-size:11px}th,td{white-space:normal!important}.scroll{overflow:visible!important;max-height:none!important;border:0}thead th{position:static}tr{break-inside:avoid}tbody button{color:inherit;text-decoration:none}}
`;

/** How pictures look: by light, in the dark, with forced colors, and on paper. */
export const STYLE = `${BASE}#list{max-height:42vh}
#picture{max-height:70vh}
td:nth-child(2),td:nth-child(3),.graph td:nth-child(4),.map td:nth-child(7){white-space:nowrap}
svg{display:block}
#picture.map svg#drawing{width:100%;height:auto}
#picture.map .edge{stroke-width:.4}
.many{stroke-opacity:.25}
.land{fill:var(--land);stroke:var(--line);stroke-width:.3}
.edge{fill:none;stroke:var(--line);stroke-width:1}
.near{fill:none;stroke:var(--mark);stroke-width:2}
.title{fill:var(--soft);font-size:13px;font-weight:600}
.node{cursor:pointer}
.node rect{fill:var(--box);stroke:var(--line);stroke-width:1.5}
.node text{fill:var(--text);font-size:12px}
.node:focus{outline:none}
.node:focus rect,.node.opened rect{stroke:var(--mark);stroke-width:4}
.node path{stroke-width:1.6;fill:none;stroke:var(--text)}
.mark rect{fill:none;stroke:none}
.good path{stroke:var(--good);fill:var(--good)}
.warn path{stroke:var(--warn);fill:var(--warn)}
.bad path{stroke:var(--bad)}
.off path{stroke:var(--soft)}
.off rect{stroke-dasharray:4 3}
aside{position:fixed;right:1rem;bottom:1rem;width:24rem;max-width:calc(100vw - 2rem);max-height:80vh;overflow:auto;background:var(--back);border:2px solid var(--mark);border-radius:6px;padding:.2rem 1rem 1rem}
@media (forced-colors:active){.node rect{fill:Canvas;stroke:CanvasText}.mark rect{stroke:none}.node text,.title{fill:CanvasText}.node path{stroke:CanvasText}.good path,.warn path{fill:CanvasText}.node:focus rect,.node.opened rect{stroke:Highlight}.edge{stroke:GrayText}.near{stroke:Highlight}.land{fill:Canvas;stroke:GrayText}}
@media print{aside{display:none!important}section{break-before:page}section:first-of-type{break-before:auto}svg#drawing{max-width:100%;height:auto}}
`;
