/** What boards can be asked for, as the procedures take it. */
export { type Expression, readCatalogue, seenMetricsOf } from "#main/store/samples/catalogue.ts";
