import { BASE } from "../page/style";

/** How the console looks: by light, in the dark, with forced colors, and on paper. */
export const CONSOLE_STYLE = `${BASE}
#value{width:12rem}
#filters{display:flex;flex-wrap:wrap;gap:.3rem .6rem;list-style:none;margin:0;padding:0}
#filters button{border:1px solid var(--line);background:var(--box);padding:.1rem .6rem;text-decoration:none;color:inherit}
#choose{position:relative}
#choose summary{cursor:pointer;border:1px solid var(--line);border-radius:4px;background:var(--box);padding:.2rem .6rem}
#choose fieldset{position:absolute;z-index:2;margin:.2rem 0 0;max-height:60vh;overflow:auto;background:var(--back);border:2px solid var(--mark);border-radius:6px;white-space:nowrap}
#choose label{display:block}
#choose input{width:auto}
[aria-pressed=true]{border-color:var(--mark);box-shadow:inset 0 0 0 1px var(--mark)}
[aria-disabled=true]{color:var(--soft);cursor:default;border-style:dashed}
#pages{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.5rem 0}
#list{max-height:75vh}
thead th{z-index:1;white-space:nowrap}
thead button{border:0;background:none;padding:0;font-weight:600}
th.number,td.number{text-align:right}
th:has(>.row){min-width:10rem}
th,td{overflow-wrap:anywhere}
.row::before{content:"\\25B8";display:inline-block;width:1.1em;text-decoration:none;color:var(--soft)}
.row[aria-expanded=true]::before{content:"\\25BE"}
.good>span{color:var(--good)}
.warn>span{color:var(--warn)}
.bad>span{color:var(--bad)}
.off>span{color:var(--soft)}
.state{white-space:nowrap}
.inside>td{padding:.2rem .6rem .8rem 1.7rem;border-left:3px solid var(--mark)}
.inside table{width:auto}
.inside thead th{position:static;background:none;font-weight:600}
.inside h3{font-size:1em;margin:.4rem 0 .2rem}
#trouble{border:2px solid var(--bad);border-radius:6px;padding:.2rem 1rem .6rem;margin:1rem 0;max-width:60rem}
#notes{color:var(--bad)}
#notes:empty{display:none}
code{overflow-wrap:anywhere}
@media (forced-colors:active){[aria-pressed=true]{border-color:Highlight}[aria-disabled=true]{color:GrayText}.good>span,.warn>span,.bad>span,.off>span{color:CanvasText}}
@media print{#pages button,#choose{display:none!important}#filters button{border:0;padding:0}.row[aria-expanded]::before{content:none}.inside p{display:none}:focus-visible{outline:none}thead button{color:inherit}}
`;
