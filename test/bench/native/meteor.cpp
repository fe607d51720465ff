// METEOR as graderkit computes it (src/metrics/meteor.ts), in C++: the yardstick for what the JavaScript loses to its
// language. Same algorithm: words get numbers that are kept from text to text, with their stems and synonyms; each stage
// matches by a stack of positions for each word, stem or WordNet name.
//
// Input and output: turns.hpp; plain English in ASCII.
// Reads the WordNet table of src/metrics/data; rebuild-wordnet.mjs says what is on which line.
// Build: g++ -O3 -std=c++17 meteor.cpp -o meteor
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "hosted-tokens.hpp"
#include "porter.hpp"
#include "turns.hpp"

namespace {

const std::string dropLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^{|}~";

std::string nextWord(const std::string& before, const std::string& line, size_t& at) {
  size_t drop = dropLetters.find(line[at++]);
  std::string text = drop + 1 == dropLetters.size() ? "" : before.substr(0, before.size() - drop);
  while (at < line.size() && line[at] != '!' && dropLetters.find(line[at]) == std::string::npos) text += line[at++];
  return text;
}

int digit(char code) { return code == 'x' ? 57 : code - '#'; }

struct WordNet {
  std::vector<std::string> names;
  std::string cases, alone;
  std::unordered_map<std::string, std::vector<int>> ids;
  std::vector<std::vector<int>> synsets;
  std::vector<std::vector<int>> ofName[4];
  std::unordered_map<std::string, std::vector<std::string>> irregular[4];

  explicit WordNet(const std::string& path) {
    std::ifstream file(path);
    if (!file) fprintf(stderr, "There is no %s.\n", path.c_str()), exit(2);
    std::string source((std::istreambuf_iterator<char>(file)), {});
    std::vector<std::string> lines(1);
    size_t at = source.find("\"A") + 1;
    for (; source[at] != '"'; at++) {
      if (source[at] == '\\' && source[at + 1] == 'n') lines.emplace_back(), at++;
      else lines.back() += source[at];
    }
    for (size_t k = 0; k < lines[0].size();) names.push_back(nextWord(names.empty() ? "" : names.back(), lines[0], k));
    cases = lines[1], alone = lines[3];
    for (size_t id = 0; id < names.size(); id++) ids[names[id]].push_back(int(id));
    for (int part = 0; part < 4; part++) {
      ofName[part].resize(names.size());
      const std::string* plane = &lines[4 + part * 6];
      int first = 0;
      size_t other = 0;
      for (size_t k = 0; k < plane[0].size(); k++) {
        first += digit(plane[1][k]) * 85 + digit(plane[2][k]);
        std::vector<int> members{first};
        for (int size = digit(plane[0][k]); int(members.size()) < size; other++) {
          members.push_back(members.back() + (digit(plane[3][other]) * 85 + digit(plane[4][other])) * 85 + digit(plane[5][other]));
        }
        for (int id : members) ofName[part][id].push_back(int(synsets.size()));
        synsets.push_back(members);
      }
      const std::string& line = lines[28 + part];
      std::string form;
      for (size_t k = 0; k < line.size();) {
        form = nextWord(form, line, k);
        auto& bases = irregular[part][form];
        do bases.push_back(nextWord(form, line, k));
        while (k < line.size() && line[k] == '!' && ++k);
      }
    }
  }

  int lemma(const std::string& word) const {
    auto found = ids.find(word);
    return found == ids.end() || word.find('_') != word.npos || cases[found->second.back()] != '0' ? -1 : found->second.back();
  }

  std::vector<int> synonyms(const std::string& word) const {
    static const std::vector<std::pair<std::string, std::string>> endings[4] = {
        {{"s", ""}, {"ses", "s"}, {"ves", "f"}, {"xes", "x"}, {"zes", "z"}, {"ches", "ch"}, {"shes", "sh"}, {"men", "man"}, {"ies", "y"}},
        {{"s", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}},
        {{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}},
        {}};
    std::set<int> found;
    for (int part = 0; part < 4; part++) {
      std::vector<std::string> forms{word};
      auto bases = irregular[part].find(word);
      if (bases != irregular[part].end()) forms.insert(forms.end(), bases->second.begin(), bases->second.end());
      else
        for (const auto& [ending, replacement] : endings[part])
          if (endsWith(word, ending)) forms.push_back(word.substr(0, word.size() - ending.size()) + replacement);
      for (const auto& form : forms) {
        auto range = ids.find(form);
        if (range == ids.end()) continue;
        for (int id : range->second) {
          int hex = alone[id] <= '9' ? alone[id] - '0' : alone[id] - 'a' + 10;
          if (hex & (1 << part)) found.insert(id);
          for (int synset : ofName[part][id])
            for (int member : synsets[synset])
              if (names[member].find('_') == std::string::npos) found.insert(member);
        }
      }
    }
    return {found.begin(), found.end()};
  }
};

const WordNet& wordnet() {
  static const std::string here = __FILE__;
  static const WordNet loaded(here.substr(0, here.rfind('/') + 1) + "../../../src/metrics/data/wordnet-text.ts");
  return loaded;
}

// Words in lower case by number; what is worked out for one is kept.
struct Vocabulary {
  std::unordered_map<std::string, int> ids;
  std::vector<const std::string*> texts;
  std::vector<int> stems, lemmas;
  std::vector<std::vector<int>> synonymsOf;
  std::vector<char> hasSynonyms;
  std::string lower;

  int number(const std::string& word) {
    auto [entry, isNew] = ids.try_emplace(word, int(texts.size()));
    if (isNew) {
      texts.push_back(&entry->first);
      stems.push_back(-1), lemmas.push_back(-2), synonymsOf.emplace_back(), hasSynonyms.push_back(0);
    }
    return entry->second;
  }
  void numberAll(const Tokens& tokens, std::vector<int>& numbers) {
    numbers.resize(tokens.count);
    for (int k = 0; k < tokens.count; k++) {
      lower.assign(reinterpret_cast<const char*>(tokens.bytes) + tokens.starts[k], tokens.ends[k] - tokens.starts[k]);
      for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
      numbers[k] = number(lower);
    }
  }
  int stem(int word) {
    if (stems[word] < 0) {
      int found = number(porterStem(*texts[word]));
      stems[word] = found;
    }
    return stems[word];
  }
  int lemma(int stem) {
    if (lemmas[stem] == -2) lemmas[stem] = wordnet().lemma(*texts[stem]);
    return lemmas[stem];
  }
  const std::vector<int>& synonyms(int stem) {
    if (!hasSynonyms[stem]) synonymsOf[stem] = wordnet().synonyms(*texts[stem]), hasSynonyms[stem] = 1;
    return synonymsOf[stem];
  }
};

struct Stacks {
  std::vector<int> tops, below;
  void reserve(size_t keys, size_t positions) {
    if (tops.size() < keys) tops.assign(keys * 2, -1);
    if (below.size() < positions) below.resize(positions);
  }
  void push(int key, int position) { below[position] = tops[key], tops[key] = position; }
  void pop(int key) { tops[key] = below[tops[key]]; }
};

struct Side {
  Tokens tokens;
  std::vector<int> keys, open;
  void close() {
    size_t left = 0;
    for (int i : open)
      if (keys[i] >= 0) open[left++] = i;
    open.resize(left);
  }
};

Vocabulary vocabulary;
Side candidateSide, referenceSide;
Stacks byWord, byName;
std::vector<int> partners;

void match(int i, int j) { partners[i] = j, candidateSide.keys[i] = -1, referenceSide.keys[j] = -1; }

int matchEqual() {
  auto& [_, keys, open] = referenceSide;
  byWord.reserve(vocabulary.texts.size(), keys.size());
  for (int j : open) byWord.push(keys[j], j);
  int matches = 0;
  for (size_t k = candidateSide.open.size(); k-- > 0;) {
    int i = candidateSide.open[k], key = candidateSide.keys[i], partner = byWord.tops[key];
    if (partner < 0) continue;
    byWord.pop(key), match(i, partner), matches++;
  }
  for (int j : open)
    if (keys[j] >= 0) byWord.tops[keys[j]] = -1;
  candidateSide.close(), referenceSide.close();
  return matches;
}

int matchSynonyms() {
  auto& [_, keys, open] = referenceSide;
  byName.reserve(wordnet().names.size(), keys.size());
  for (int j : open) keys[j] = vocabulary.lemma(keys[j]);
  referenceSide.close();
  for (int j : open) byName.push(keys[j], j);
  int matches = 0;
  for (size_t k = candidateSide.open.size(); k-- > 0 && matches < int(open.size());) {
    int i = candidateSide.open[k], last = -1;
    for (int name : vocabulary.synonyms(candidateSide.keys[i])) last = std::max(last, byName.tops[name]);
    if (last < 0) continue;
    byName.pop(keys[last]), match(i, last), matches++;
  }
  for (int j : open)
    if (keys[j] >= 0) byName.tops[keys[j]] = -1;
  return matches;
}

void begin(Side& side, const std::string& text) {
  tokenize(side.tokens, text);
  vocabulary.numberAll(side.tokens, side.keys);
  side.open.resize(side.keys.size());
  for (size_t i = 0; i < side.open.size(); i++) side.open[i] = int(i);
}

double meteor(const std::string& candidate, const std::string& reference) {
  begin(candidateSide, candidate), begin(referenceSide, reference);
  partners.assign(candidateSide.keys.size(), -1);
  int least = std::min(candidateSide.tokens.count, referenceSide.tokens.count), matches = matchEqual();
  if (matches < least) {
    for (Side* side : {&candidateSide, &referenceSide})
      for (int i : side->open) side->keys[i] = vocabulary.stem(side->keys[i]);
    matches += matchEqual();
    if (matches < least) matches += matchSynonyms();
  }
  if (matches == 0) return 0;
  int chunks = 0, expected = -2;
  for (int partner : partners) {
    if (partner >= 0 && partner != expected) chunks++;
    expected = partner < 0 ? -2 : partner + 1;
  }
  double precision = double(matches) / candidateSide.tokens.count, recall = double(matches) / referenceSide.tokens.count;
  double mean = precision * recall / (0.9 * precision + (1 - 0.9) * recall);
  return (1 - 0.5 * std::pow(double(chunks) / matches, 3)) * mean;
}

}  // namespace

int main() {
  fillKinds();
  return takeTurns({{"meteor", meteor}});
}
