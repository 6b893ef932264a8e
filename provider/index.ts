/** What the state refers to: `dynamic` is called by the constant text in every resource's `__provider`. */
export { dynamicProvider as dynamic } from "./hosts/dynamic/host";
