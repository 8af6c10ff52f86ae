declare module '*.wasm' {
  /** Where the file lies. */
  const address: string;
  export { address as default };
}
