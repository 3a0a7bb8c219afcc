// How the search ranks: the entries of search_words.py, then guides, then the
// reference, then what is about the project itself.
var Scorer = {
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
  score: ([page, , , , score]) => {
    if (/^(changelog|contributing|releasing|design)$/.test(page)) {
      return score / 4;
    }
    return /^(reference\/|compatibility$|performance$)/.test(page)
      ? score / 2
      : score;
  },
};
