export { kindOf } from "./facts";
export { graphOf } from "./graph";
export { GRAPH_TYPES } from "./layers";
export { MAP_TYPES, mapOf } from "./map";
export { graphPage, mapPage } from "./page";
