// What the C++ yardsticks share: the hosted tokenizer of src/metrics/tokenize for plain English in ASCII (one walk finds
// the tokens and their hashes). Left out, since the benchmark has none of it: contractions and quotes, and
// of the sentence splitter all but its most frequent case, so that means agree but for a pair with an abbreviation or initial.
#pragma once

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>


enum Kind : uint8_t { Word, Plain, Space, Alone, Period, Separator, Hyphen, Other };
inline Kind kinds[256];

inline void fillKinds() {
  for (auto& kind : kinds) kind = Plain;
  for (int c = 0; c < 128; c++)
    if (isalnum(c) || c == '_') kinds[c] = Word;
  kinds[int(' ')] = Space;
  for (const char* c = ";@#$%&?!*[](){}<>"; *c; c++) kinds[int(*c)] = Alone;
  kinds[int('.')] = Period;
  kinds[int(',')] = kinds[int(':')] = Separator;
  kinds[int('-')] = Hyphen;
  kinds[int('\'')] = kinds[int('"')] = kinds[int('`')] = Other;
}

struct Tokens {
  std::vector<int32_t> starts, ends, hashes;
  const uint8_t* bytes = nullptr;
  int length = 0;
  int count = 0;
  void load(const std::string& text) {
    bytes = reinterpret_cast<const uint8_t*>(text.data());
    length = int(text.size());
    count = 0;
    if (starts.size() < text.size()) starts.resize(text.size()), ends.resize(text.size()), hashes.resize(text.size());
  }
  void push(int start, int end, uint32_t hash) {
    starts[count] = start, ends[count] = end, hashes[count++] = int32_t(hash);
  }
};

inline uint32_t step(uint32_t hash, uint8_t byte) { return (hash ^ byte) * 0x5bd1e995u; }

inline int finalPeriod(const uint8_t* bytes, int start, int end) {
  for (int i = end - 1; i >= start; i--) {
    uint8_t c = bytes[i];
    if (c == '.') return i > start && bytes[i - 1] != '.' ? i : -1;
    if (c != ' ' && c != '"' && c != '\'' && c != ')' && c != '>' && c != ']' && c != '}') return -1;
  }
  return -1;
}

inline bool isLatin(const Tokens& tokens) {
  for (int i = 0; i < tokens.length; i++)
    if (tokens.bytes[i] < 0x20 || tokens.bytes[i] > 0x7e) return false;
  return true;
}

inline void scanSentence(Tokens& tokens, int start, int end) {
  const uint8_t* bytes = tokens.bytes;
  int last = finalPeriod(bytes, start, end);
  int i = start, from = start;
  uint32_t hash = 0;
  while (i < end) {
    uint8_t byte = bytes[i];
    Kind kind = kinds[byte];
    if (kind == Word) {
      hash = step(hash, byte);
      i++;
      continue;
    }
    int cut = 0;
    if (kind == Space || kind == Alone) cut = 1;
    else if (kind == Period) {
      int stop = i + 1;
      while (stop < end && bytes[stop] == '.') stop++;
      cut = i == last ? 1 : stop - i > 1 ? stop - i : 0;
    } else if (kind == Separator) cut = i + 1 == end || !isdigit(bytes[i + 1]);
    else if (kind == Hyphen) cut = i + 1 < end && bytes[i + 1] == '-' ? 2 : 0;
    if (cut == 0) {
      hash = step(hash, byte);
      i++;
      continue;
    }
    if (i > from) tokens.push(from, i, hash);
    if (kind != Space) {
      uint32_t own = 0;
      for (int k = i; k < i + cut; k++) own = step(own, bytes[k]);
      tokens.push(i, i + cut, own);
    }
    i += cut;
    from = i;
    hash = 0;
  }
  if (i > from) tokens.push(from, i, hash);
}

inline void tokenize(Tokens& tokens, const std::string& text) {
  tokens.load(text);
  if (!isLatin(tokens)) return;
  const uint8_t* bytes = tokens.bytes;
  int from = 0, end = tokens.length;
  while (end > 0 && bytes[end - 1] == ' ') end--;
  for (int i = 0; i + 2 < end; i++) {
    if ((bytes[i] != '.' && bytes[i] != '?' && bytes[i] != '!') || bytes[i + 1] != ' ') continue;
    scanSentence(tokens, from, i + 1);
    from = i + 2;
    while (from < end && bytes[from] == ' ') from++;
  }
  scanSentence(tokens, from, end);
}
