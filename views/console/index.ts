export { choiceIn, contentOf } from "./content";
export { consolePage, type Link } from "./page";
