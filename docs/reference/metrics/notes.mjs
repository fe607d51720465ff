// What the metric pages say in words; build-pages.mjs puts the numbers to it.
// `shown`: calls of the snippet. `gamed`: metric, candidate, reference, and what the score of the two shows.
// `names` are those of the registry; a page without it holds all metrics of the `families`.

const gout = ['definitely not gout', 'gout']
const negated = ['The patient does not have gout and should rest.', 'The patient does have gout and should rest.']
const oslo = 'The capital of Norway is Oslo.'
const prompt = ['What is the capital of Norway?', oslo]
const cat = ['The cat sat on a mat.', 'The cat sat on the mat.']
const thyroid = ['hypothyroidism', 'hyperthyroidism']

export const pages = [
  {
    file: 'fuzzy-match',
    title: 'Fuzzy match',
    line: 'characters that both texts have in the same order',
    names: ['fuzzyMatch', 'ratioProcessed', 'quickRatio', 'quickRatioProcessed'],
    about: `Delete and insert characters until the candidate is the reference: with d such edits for texts of n and m
characters, the score is 1 - d / (n + m). This is the \`fuzzy_match\` of the dialect, and \`ratio\` is its name in
rapidfuzz. Case, spaces and punctuation count. \`QRatio\` differs for empty texts only. \`default_process\` makes both texts
lower case and turns all but letters and numbers into spaces first.`,
    shown: [
      ['fuzzyMatch', ...cat],
      ['fuzzyMatch', 'gout', 'gout'],
      ['fuzzyMatch', 'gout', 'Gout'],
    ],
    use: `For short texts with one right spelling (names, titles, codes), where a slip should cost a little and not all. Not
for sentences: one word can turn the meaning, and few characters.`,
    gamed: [
      ['fuzzyMatch', ...gout, 'a refusal of the answer is worth a third of it'],
      ['fuzzyMatch', 'This is not gout.', 'This is gout.', 'four characters of 17 turn the meaning'],
      ['fuzzyMatch', ...prompt, 'the prompt, copied, answers nothing'],
      ['fuzzyMatch', 'etaoin shrdlu', oslo, 'frequent letters alone have something in common with any text'],
      ['fuzzyMatch', 'Oslo', oslo, 'the right answer, in short, gets less than all of these'],
    ],
  },
  {
    file: 'partial-ratio',
    title: 'Partial ratio',
    line: 'the best place for the shorter text inside the longer one',
    names: ['partialRatio', 'partialRatioProcessed'],
    about: `The shorter text is laid over every part of the longer one, also over its ends; the score is the best
[\`ratio\`](fuzzy-match.md) found. What stands around that part costs nothing.`,
    shown: [
      ['partialRatio', 'The answer is 42.', '42'],
      ['partialRatio', 'colour', 'the color of it'],
    ],
    use: `To ask whether a known phrase stands somewhere in a long text, when slips in it are fine. Seldom alone as a reward:
length is free, so the answer grows.`,
    gamed: [
      ['partialRatio', ...gout, 'a negation is only text around the word'],
      ['partialRatio', 'gout, flu, mumps, measles', 'gout', 'a list of all that could be right'],
      ['partialRatio', 't', 'gout', 'one letter of the reference is a part of it'],
      ['partialRatio', `Not Oslo, but Bergen`, 'Oslo', 'the right word, denied'],
    ],
  },
  {
    file: 'token-ratios',
    title: 'Token ratios',
    line: 'words in any order, or as sets',
    names: [
      'tokenSortRatio',
      'tokenSortRatioProcessed',
      'tokenSetRatio',
      'tokenSetRatioProcessed',
      'tokenRatio',
      'tokenRatioProcessed',
      'partialTokenSortRatio',
      'partialTokenSortRatioProcessed',
      'partialTokenSetRatio',
      'partialTokenSetRatioProcessed',
      'partialTokenRatio',
      'partialTokenRatioProcessed',
    ],
    about: `Both texts are cut at white space, and the words compared by the [\`ratio\`](fuzzy-match.md) of what they make when
joined again. \`token_sort_ratio\` sorts them first. \`token_set_ratio\` takes each word once and sets the shared ones apart;
when one text has no other words, the score is 1. \`token_ratio\` is the higher of the two. The partial ones use
[\`partial_ratio\`](partial-ratio.md) instead; two of them give 1 for a single shared word.`,
    shown: [
      ['tokenSortRatio', 'mets new york', 'new york mets'],
      ['tokenSetRatio', 'new york new york', 'york new'],
      ['partialTokenRatio', 'new jersey', 'new york'],
    ],
    use: `\`token_sort_ratio\` for lists and names whose order is free. The set ones find duplicates in data; as a reward they are
too generous, and the partial ones more so.`,
    gamed: [
      ['tokenSetRatio', ...gout, 'the reference is among the words, so the rest is free'],
      ['tokenSetRatio', 'the', cat[1], 'one frequent word is a subset of most sentences'],
      ['partialTokenRatio', 'the flu', 'the gout', 'any shared word is enough'],
      ['tokenSortRatio', 'the dog bit the man', 'the man bit the dog', 'who did what is lost with the order'],
    ],
  },
  {
    file: 'weighted-ratio',
    title: 'Weighted ratio',
    line: 'the best of several ratios, each with a discount',
    names: ['weightedRatio', 'weightedRatioProcessed'],
    about: `\`WRatio\` takes the highest of several ratios: the [\`ratio\`](fuzzy-match.md) itself, and with a discount the
[token ratios](token-ratios.md) for texts of like length, or the partial ones when one text is at least 1.5 times as long.
The discount grows where one is 8 times as long or more (from rapidfuzz 3.14 on only beyond 8; this is 3.10.1). Scores
gather at 0.95, 0.9, 0.855 and 0.6.`,
    shown: [
      ['weightedRatio', 'mets new york', 'new york mets'],
      ['weightedRatio', 'The answer is 42.', '42'],
    ],
    use: `To find like entries in a list. As a reward it is a step more than a slope: most of its values come from a rule that
fired and not from how near the answer is. Hosted \`fuzzy_match\` is not this.`,
    gamed: [
      ['weightedRatio', ...gout, 'the partial ratio finds the word whatever stands before it'],
      [
        'weightedRatio',
        'definitely not gout at all, and I would not even think of it',
        'gout',
        'fifteen times the length still keeps 0.6',
      ],
      ['weightedRatio', 'the', 'The answer is the second law of thermodynamics', 'one frequent word'],
    ],
  },
  {
    file: 'levenshtein',
    title: 'Edit distances',
    line: 'Levenshtein and its kin: edits, common sequences, places',
    names: [
      'levenshtein',
      'osa',
      'damerauLevenshtein',
      'indel',
      'lcsSeq',
      'hamming',
      'prefix',
      'postfix',
    ],
    about: `Each counts what separates two texts, or what they share, and divides by the length of the longer (\`indel\`: of
both). \`levenshtein\` counts inserted, deleted and replaced characters; \`osa\` and \`damerau_levenshtein\` count two exchanged
neighbours as one edit, the first only where nothing else was edited. \`indel\` has no replacement, \`lcs_seq\` counts the
characters in common and in order, \`hamming\` those at the same place, \`prefix\` and \`postfix\` those at the start and at the
end. Characters are code points: an emoji is one.`,
    shown: [
      ['levenshtein', 'kitten', 'sitting'],
      ['osa', 'gotu', 'gout'],
      ['levenshtein', 'gotu', 'gout'],
      ['prefix', 'graderkit', 'grader'],
    ],
    use: `For codes, identifiers and numbers as text, where each wrong character is a fault. \`osa\` for typing errors, \`prefix\`
for codes whose start says most (classifications). Not for sentences.`,
    gamed: [
      ['levenshtein', '150 mg daily', '15 mg daily', 'ten times the dose is one character away'],
      ['levenshtein', 'The answer is no.', 'The answer is yes.', 'the frame that all answers share pays most'],
      ['hamming', 'The answer: gout', 'The answer: flu', 'the same, by place'],
      ['postfix', ...gout, 'the end is right, and the negation stands before it'],
      ['levenshtein', ...thyroid, 'two opposite illnesses'],
    ],
  },
  {
    file: 'jaro',
    title: 'Jaro and Jaro-Winkler',
    line: 'short names with slips',
    names: ['jaro', 'jaroWinkler'],
    about: `Two equal characters match when they stand near each other (less than half of the longer text apart). \`jaro\` is the
mean of three shares: of the candidate and of the reference that match, and of the matches that keep their order.
\`jaro_winkler\` adds a tenth of what is missing for each of up to four characters at the start that agree, but only where
\`jaro\` is above 0.7; many libraries add it always.`,
    shown: [
      ['jaro', 'MARTHA', 'MARHTA'],
      ['jaroWinkler', 'MARTHA', 'MARHTA'],
      ['jaroWinkler', 'DIXON', 'DICKSONX'],
    ],
    use: `For names of persons and places, one or two words long, against slips. The scores are high by nature: set a threshold
by looking at your own wrong answers, about 0.9 and not 0.5.`,
    gamed: [
      ['jaro', 'stressed', 'desserts', 'the letters alone are worth two thirds'],
      ['jaroWinkler', ...thyroid, 'opposite illnesses, above many a threshold'],
      ['jaroWinkler', 'Johnson', 'Johnston', 'another person'],
      ['jaroWinkler', ...gout, 'the one letter that matches, a t, is worth this much'],
    ],
  },
  {
    file: 'dice',
    title: 'Dice',
    line: 'pairs of neighbouring characters, in any order',
    names: ['dice', 'diceMultiset'],
    about: `Both texts become bags of pairs of neighbouring characters; the score is twice the number of shared pairs, divided by
the number of all. \`dice\` does as the npm package string-similarity does: white space is deleted first, and a character is
a UTF-16 code unit. \`dice_multiset\` keeps the white space and counts code points.`,
    shown: [
      ['dice', 'healed', 'sealed'],
      ['dice', 'new york', 'newyork'],
      ['diceMultiset', 'new york', 'newyork'],
    ],
    use: `For short labels where words may change places and slips are small; \`dice\` to reproduce scores of string-similarity.`,
    gamed: [
      ['dice', 'not gout', 'gout', 'a short negation costs a third'],
      ['dice', 'on the mat sat the cat', 'the cat sat on the mat', 'order hardly counts'],
      ['dice', ...thyroid, 'opposite illnesses'],
      ['dice', 'no tice', 'not ice', 'spaces do not count at all'],
    ],
  },
  {
    file: 'bleu',
    title: 'BLEU',
    line: 'runs of one to four words, by precision',
    names: [
      'bleu',
      'bleuSplitMethod0',
      'bleuSplitMethod1',
      'bleuSplitMethod2',
      'bleuSplitMethod3',
      'bleuSplitMethod4',
      'bleuSplitMethod5',
      'bleuSplitMethod6',
      'bleuSplitMethod7',
      'bleuSplitLowerMethod4',
      'bleu13aMethod0',
      'hfBleu',
      'hfBleuSmooth',
      'sacrebleu',
    ],
    about: `For runs of one, two, three and four words: the share of the candidate's runs that the reference has, too. The score
is the geometric mean of the four shares, times a penalty when the candidate is shorter than the reference. Where a share is
0, smoothing puts a small number in its place; the smoothing and the way words are cut make the variants. The \`bleu\` of the
dialect smooths by method 4 and cuts by one of two rules, chosen for each text by its characters: a line break or a curly
quote turns the second one on, which leaves "can't" in other pieces. Case counts.`,
    shown: [
      ['bleu', ...cat],
      ['bleu', 'one two', 'one two'],
      ['bleu', "We can't, don't and won't.\n", "We can't, don't and won't."],
    ],
    use: `For translations and other texts of a sentence and more whose wording is nearly fixed. Not for short answers: fewer than
four words do not score 1 against themselves (one word does), and smoothing is most of the number.`,
    gamed: [
      ['bleu', ...negated, 'a negation costs a third, and the rest is kept'],
      ['bleu', 'The capital of Norway is Bergen.', oslo, 'the wrong town in the right frame'],
      ['bleu', 'The capital of Norway is', oslo, 'the words of the prompt, and no answer at all'],
      ['bleu', 'Oslo', oslo, 'the right answer, in short'],
      ['bleu', ...gout, 'padding costs here, and more of it costs more'],
      ['hfBleuSmooth', 'flu', 'gout', 'smoothing that adds 1 makes a wrong word nearly right'],
    ],
  },
  {
    file: 'gleu',
    title: 'GLEU',
    line: 'runs of one to four words, the lower of precision and recall',
    names: ['gleu', 'gleuSplit', 'gleu13a'],
    about: `All runs of one to four words of both texts are counted together; the score is the number of shared ones, divided by
the larger count of the two. So it is the lower one of precision and recall, needs no smoothing, and identical texts score
1 however short. Words are cut as for [\`bleu\`](bleu.md); the variants cut at white space, or as sacrebleu does.`,
    shown: [
      ['gleu', ...cat],
      ['gleu', 'one two', 'one two'],
    ],
    use: `In place of BLEU for single answers of a sentence: it is made for one sentence, and is honest for short ones. Padding
and leaving out both cost.`,
    gamed: [
      ['gleu', ...negated, 'one word more, and the opposite meaning'],
      ['gleu', 'The capital of Norway is Bergen.', oslo, 'the wrong town in the right frame'],
      ['gleu', 'The capital of Norway is', oslo, 'the words of the prompt, and no answer'],
      ['gleu', 'Oslo', oslo, 'the right answer, in short'],
      ['gleu', ...gout, 'a short reference leaves something for any text that holds it'],
    ],
  },
  {
    file: 'meteor',
    title: 'METEOR',
    line: 'words, stems and synonyms',
    names: ['meteor', 'meteorSplit'],
    about: `Words match when they are equal without case, then when their Porter stems are, then when WordNet 3.0 knows one as a
synonym of the other. Of the matches come precision and recall, recall with nine times the weight, and a penalty for
scattered ones: half of (runs / matches)³, where a run is a row of matches adjacent in both texts. So k equal words score
1 - 0.5 / k³, never 1, and one word scores 0.5. The third stage compares stems, as NLTK does: "car" finds no "automobile",
since its stem is "automobil". Words are cut as for [\`bleu\`](bleu.md), or at white space.`,
    shown: [
      ['meteor', 'the physician', 'the doctor'],
      ['meteor', 'The cats are running', 'The cat runs'],
      ['meteor', 'gout', 'gout'],
    ],
    use: `For sentences that may say the same in other words, in English. Scores of answers of one or two words cannot reach 1:
do not set a threshold for them by feeling. The first call loads WordNet.`,
    gamed: [
      ['meteor', ...negated, 'recall is whole, and precision hardly counts'],
      [
        'meteor',
        'The capital of Norway is Oslo, or Bergen, or Trondheim, or Stavanger.',
        oslo,
        'naming every town costs little',
      ],
      ['meteor', 'The capital of Norway is Bergen.', oslo, 'the wrong town'],
      ['meteor', ...gout, 'near to the 0.5 that "gout" itself gets'],
      ['meteor', 'gout', 'gout', 'for comparison'],
    ],
  },
  {
    file: 'rouge',
    title: 'ROUGE',
    line: 'shared words, runs of words, and sequences',
    families: ['rouge_1', 'rouge_2', 'rouge_3', 'rouge_4', 'rouge_5', 'rouge_l'],
    about: `\`rouge_1\` to \`rouge_5\` count the runs of that many words that both texts have; \`rouge_l\` the longest sequence of words
in the same order, gaps allowed. Divided by those of the candidate this is precision, by those of the reference recall; the
score is their harmonic mean. Words are runs of a-z and 0-9 in lower case: punctuation, signs and all other letters are
gaps. Variants give \`precision\` or \`recall\` alone, compare stems (\`stemmed\`), go by lines (\`lsum\`), or do as the other
Python package, rouge of pltrdy, does: distinct words, case kept.`,
    shown: [
      ['rouge1', ...cat],
      ['rouge2', ...cat],
      ['rougeL', ...cat],
      ['rouge1Stemmed', 'running cats', 'cats run'],
    ],
    use: `\`rouge_l\` for summaries and explanations with a reference text; \`rouge_1\` for whether the right words are there;
\`recall\` only with a limit on length beside it. Not for numbers with a sign, formulas, or scripts other than Latin.`,
    gamed: [
      ['rouge1', ...gout, 'one right word of three is half the score'],
      ['rougeL', 'This is most likely not gout.', 'This is most likely gout.', 'the opposite'],
      ['rouge1', 'Norway Oslo is capital the of', oslo, 'keywords in any order are as good as a sentence'],
      ['rougeL', 'Norway Oslo is capital the of', oslo, 'and less so by sequence'],
      ['rouge1', ...prompt, 'the prompt, copied'],
      ['rouge1Recall', 'gout flu mumps measles asthma', 'gout', 'recall pays for every guess'],
      ['rouge1Precision', 'the', cat[1], 'precision pays for saying next to nothing'],
      ['rougeL', 'x < -5', 'x > 5', 'signs are no words'],
    ],
  },
  {
    file: 'chrf',
    title: 'chrF',
    line: 'runs of one to six characters',
    names: ['chrf', 'chrfPlusPlus'],
    about: `For runs of one to six characters without white space: precision and recall, each as the mean over the orders, then
joined so that recall weighs twice as much. \`chrf++\` adds single words and pairs of words as two more orders. Nothing is
cut into words but for these, so endings and compounds earn their part.`,
    shown: [
      ['chrf', ...cat],
      ['chrfPlusPlus', ...cat],
      ['chrf', 'new york', 'newyork'],
    ],
    use: `For translations, for languages with many word forms, and for scripts without spaces. Smoother than BLEU for one
sentence.`,
    gamed: [
      ['chrf', ...gout, 'recall is whole, and weighs twice'],
      ['chrf', 'gout, flu, mumps', 'gout', 'a list of guesses'],
      ['chrf', 'The capital of Norway is Bergen.', oslo, 'the wrong town in the right frame'],
      ['chrf', ...thyroid, 'opposite illnesses'],
    ],
  },
  {
    file: 'error-rates',
    title: 'Error rates',
    line: 'words or characters to edit, per one of the reference',
    names: ['wordAccuracy', 'characterAccuracy'],
    about: `The word error rate is the number of words to insert, delete or replace, divided by the number of words of the
reference; the character error rate does the same with code points. Both can exceed 1. As scores, \`wer\` and \`cer\` are 1
less the rate and not below 0. The rates themselves are \`wordErrorRate\` and \`characterErrorRate\`. Case and punctuation
count.`,
    shown: [
      ['wordErrorRate', 'the cat sat on a mat', 'the cat sat on the mat'],
      ['wordAccuracy', 'the cat sat on a mat', 'the cat sat on the mat'],
      ['characterAccuracy', 'sitting', 'kitten'],
    ],
    use: `For transcripts and other texts with one right wording. Below a rate of 1 the slope is even; above, all is 0, so a
model that writes too much learns nothing from it.`,
    gamed: [
      ['wordAccuracy', 'take 150 mg every morning', 'take 15 mg every morning', 'ten times the dose is one word of five'],
      ['characterAccuracy', '150 mg', '15 mg', 'and one character of five'],
      ['wordAccuracy', 'The patient does not have gout', 'The patient does have gout', 'a negation is one word'],
      ['wordAccuracy', ...gout, 'padding is dear here: this is safe'],
      ['wordAccuracy', 'the the the the the the', 'the cat sat on the mat', 'one frequent word, in every place'],
    ],
  },
  {
    file: 'squad',
    title: 'SQuAD',
    line: 'short answers, without articles and punctuation',
    names: ['squadF1', 'squadExact'],
    about: `Both texts become lower case and lose ASCII punctuation and the articles a, an and the. \`squad_exact\` is 1 when the
same is left, else 0. \`squad_f1\` is the harmonic mean of the shares of shared words.`,
    shown: [
      ['squadExact', 'The Cat.', 'a cat'],
      ['squadF1', 'the capital is Oslo', 'Oslo'],
    ],
    use: `For questions with an answer of a few words out of a text. \`squad_exact\` with a prompt that asks for the answer alone;
\`squad_f1\` when a part of a name should count.`,
    gamed: [
      ['squadF1', ...gout, 'the answer, denied'],
      ['squadF1', 'Oslo Bergen Trondheim', 'Oslo', 'three guesses'],
      ['squadExact', '-5', '5', 'the sign is punctuation'],
      ['squadExact', '1.5', '15', 'and so is the point'],
      ['squadExact', 'vitamin A', 'vitamin', 'and the letter A an article'],
    ],
  },
  {
    file: 'cosine',
    title: 'Cosine',
    line: 'the angle between embeddings',
    names: ['lexicalCosine'],
    about: `The cosine of the angle between the vectors of both texts. The \`cosine\` of the dialect takes them from an embedding
model by the port \`embedding\`, so it is not a function of two texts; \`cosineSimilarity\` is its formula, from -1 to 1, and not
defined for a vector of zeros. The variant \`lexical_hash\` is a stand-in that needs no model: its vectors count hashed words
and runs of three letters. It sees spelling, not meaning, and its numbers say nothing of those of a model.`,
    shown: [
      ['cosineSimilarity', [1, 0], [3, 4]],
      ['lexicalCosine', 'refund the customer', 'refund the customers'],
      ['lexicalCosine', 'car', 'automobile'],
    ],
    use: `\`cosine\` for meaning across wordings, in evals; hosted training does not take it. \`lexical_hash\` to try a grader out
without a network, and in tests.`,
    gamed: [
      ['lexicalCosine', ...gout, 'a negation leaves half'],
      ['lexicalCosine', 'The dog bit the man', 'The man bit the dog', 'order is not seen at all'],
      ['lexicalCosine', ...prompt, 'the prompt, copied'],
    ],
  },
]

export const edges = [
  ['both empty', '', ''],
  ['candidate empty', '', 'a'],
  ['reference empty', 'a', ''],
  ['`" "` / `" "`', ' ', ' '],
  ['`a` / `a`', 'a', 'a'],
  ['`a` / `A`', 'a', 'A'],
  ['`one two` twice', 'one two', 'one two'],
  ['`car` / `automobile`', 'car', 'automobile'],
  ['`dogs` / `dog`', 'dogs', 'dog'],
]
