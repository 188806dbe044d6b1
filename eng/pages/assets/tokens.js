// Cuts a text into the words that are searched: `stale-fence` is found by itself, by `stale` and by `fence`.
// The build and the reader's browser run the same lines.
globalThis.signalboxTokens = (text) => {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}$._/-]+/u).map((word) => word.replace(/^[./-]+|[./-]+$/g, ""));
  const parts = words.flatMap((word) => {
    const cut = word.split(/[._/-]+/);
    return cut.length > 1 ? [word, ...cut] : cut;
  });
  return parts.filter((word) => word !== "");
};
