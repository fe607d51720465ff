// The Porter stemmer of src/metrics/porter.ts for words in lower-case ASCII.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

inline bool endsWith(const std::string& word, const std::string& ending) {
  return word.size() >= ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

inline bool isConsonant(const std::string& word, int at) {
  switch (word[at]) {
    case 'a': case 'e': case 'i': case 'o': case 'u': return false;
    case 'y': return at == 0 || !isConsonant(word, at - 1);
    default: return true;
  }
}

inline int measureOf(const std::string& word, int end) {
  int count = 0;
  for (int i = 1; i < end; i++) count += isConsonant(word, i) && !isConsonant(word, i - 1);
  return count;
}

inline bool endsShort(const std::string& word, int end) {
  if (end == 2) return !isConsonant(word, 0) && isConsonant(word, 1);
  if (end < 3 || !isConsonant(word, end - 1) || isConsonant(word, end - 2) || !isConsonant(word, end - 3)) return false;
  return word[end - 1] < 'w' || word[end - 1] > 'y';
}

using PorterRules = std::vector<std::pair<std::string, std::string>>;

inline std::string applyRules(const PorterRules& rules, const std::string& word, int least) {
  for (const auto& [ending, replacement] : rules) {
    if (!endsWith(word, ending)) continue;
    int end = int(word.size() - ending.size());
    bool applies = measureOf(word, end) > least;
    if (ending == "ion") applies = applies && (word[end - 1] == 's' || word[end - 1] == 't');
    if (ending == "logi") applies = measureOf(word, end + 1) > 0;
    return applies ? word.substr(0, end) + replacement : word;
  }
  return word;
}

inline std::string pastTense(const std::string& word) {
  int length = int(word.size());
  if (endsWith(word, "ied")) return word.substr(0, length - (length == 4 ? 1 : 2));
  if (endsWith(word, "eed")) return measureOf(word, length - 3) > 0 ? word.substr(0, length - 1) : word;
  int cut = endsWith(word, "ed") ? 2 : endsWith(word, "ing") ? 3 : 0;
  bool hasVowel = false;
  for (int i = 0; i < length - cut; i++) hasVowel = hasVowel || !isConsonant(word, i);
  if (cut == 0 || !hasVowel) return word;
  std::string stem = word.substr(0, length - cut);
  if (endsWith(stem, "at") || endsWith(stem, "bl") || endsWith(stem, "iz")) return stem + "e";
  int last = int(stem.size()) - 1;
  if (last > 0 && stem[last] == stem[last - 1] && isConsonant(stem, last)) {
    return stem[last] == 'l' || stem[last] == 's' || stem[last] == 'z' ? stem : stem.substr(0, last);
  }
  return measureOf(stem, last + 1) == 1 && endsShort(stem, last + 1) ? stem + "e" : stem;
}

inline std::string porterStem(std::string word) {
  static const std::unordered_map<std::string, std::string> irregular{
      {"sky", "sky"}, {"skies", "sky"}, {"dying", "die"}, {"lying", "lie"}, {"tying", "tie"}, {"news", "news"},
      {"inning", "inning"}, {"innings", "inning"}, {"outing", "outing"}, {"outings", "outing"}, {"canning", "canning"},
      {"cannings", "canning"}, {"howe", "howe"}, {"proceed", "proceed"}, {"exceed", "exceed"}, {"succeed", "succeed"}};
  static const PorterRules second{
      {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"bli", "ble"},
      {"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"}, {"ization", "ize"}, {"ation", "ate"}, {"ator", "ate"},
      {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"}, {"iviti", "ive"},
      {"biliti", "ble"}, {"fulli", "ful"}, {"logi", "log"}};
  static const PorterRules third{{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""}};
  static const PorterRules fourth{
      {"al", ""}, {"ance", ""}, {"ence", ""}, {"er", ""}, {"ic", ""}, {"able", ""}, {"ible", ""}, {"ant", ""}, {"ement", ""},
      {"ment", ""}, {"ent", ""}, {"ion", ""}, {"ou", ""}, {"ism", ""}, {"ate", ""}, {"iti", ""}, {"ous", ""}, {"ive", ""}, {"ize", ""}};
  auto found = irregular.find(word);
  if (found != irregular.end()) return found->second;
  if (word.size() <= 2) return word;
  if (endsWith(word, "ies")) word.resize(word.size() - (word.size() == 4 ? 1 : 2));
  else if (endsWith(word, "sses")) word.resize(word.size() - 2);
  else if (endsWith(word, "s") && !endsWith(word, "ss")) word.pop_back();
  word = pastTense(word);
  if (word.size() > 2 && word.back() == 'y' && isConsonant(word, int(word.size()) - 2)) word.back() = 'i';
  if (endsWith(word, "alli") && measureOf(word, int(word.size()) - 4) > 0) word.resize(word.size() - 2);
  word = applyRules(fourth, applyRules(third, applyRules(second, word, 0), 0), 1);
  int end = int(word.size());
  if (endsWith(word, "e")) {
    int before = measureOf(word, end - 1);
    if (before > 1 || (before == 1 && !endsShort(word, end - 1))) word.resize(--end);
  }
  if (endsWith(word, "ll") && measureOf(word, end - 1) > 1) word.pop_back();
  return word;
}
