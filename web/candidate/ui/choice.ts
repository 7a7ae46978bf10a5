/** One thing to choose, with its words in the chosen language. */
export type Choice = { readonly value: string; readonly label: string };
