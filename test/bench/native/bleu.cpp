// BLEU and GLEU as graderkit computes them (src/metrics/bleu.ts), in C++: the yardstick for what the JavaScript loses to its
// language. Same algorithm: one walk finds the tokens, words get numbers, n-grams are nodes of a trie.
//
// Input and output: turns.hpp; plain English in ASCII.
// Build: g++ -O3 -std=c++17 bleu.cpp -o bleu
#include <cmath>
#include <cstring>

#include "hosted-tokens.hpp"
#include "turns.hpp"

namespace {

struct WordTable {
  std::vector<uint8_t> pool;
  std::vector<int32_t> ends, hashes, slots;
  int mask = 0, count = 0;
  bool holds(int id, const uint8_t* bytes, int start, int end) const {
    int from = id == 0 ? 0 : ends[id - 1];
    return ends[id] - from == end - start && memcmp(&pool[from], bytes + start, end - start) == 0;
  }
  int slotOf(const Tokens& tokens, int k, int& id) const {
    uint32_t hash = uint32_t(tokens.hashes[k]);
    int slot = int((hash ^ (hash >> 15)) & uint32_t(mask));
    for (id = slots[slot] - 1; id >= 0; id = slots[slot] - 1) {
      if (hashes[id] == tokens.hashes[k] && holds(id, tokens.bytes, tokens.starts[k], tokens.ends[k])) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  void addAll(const Tokens& tokens, std::vector<int32_t>& ids) {
    int size = 16;
    while (size < tokens.count * 2) size *= 2;
    mask = size - 1;
    slots.assign(size, 0);
    pool.resize(tokens.length), ends.resize(tokens.count), hashes.resize(tokens.count);
    count = 0;
    int at = 0;
    for (int k = 0; k < tokens.count; k++) {
      int id;
      int slot = slotOf(tokens, k, id);
      if (id < 0) {
        id = count++;
        for (int i = tokens.starts[k]; i < tokens.ends[k]; i++) pool[at++] = tokens.bytes[i];
        ends[id] = at, hashes[id] = tokens.hashes[k], slots[slot] = id + 1;
      }
      ids[k] = id;
    }
  }
  void findAll(const Tokens& tokens, std::vector<int32_t>& ids) const {
    for (int k = 0; k < tokens.count; k++) slotOf(tokens, k, ids[k]);
  }
};

constexpr int orders = 4;

struct Ngrams {
  WordTable words;
  std::vector<int32_t> ids, left, parents, lastWords, slots, taken;
  int mask = 0, length = 0;
  int childSlot(int node, int word, int& child) const {
    uint32_t mixed = uint32_t(node) * 0x9e3779b1u + uint32_t(word) * 0x85ebca6bu;
    int slot = int((mixed ^ (mixed >> 15)) & uint32_t(mask));
    for (child = slots[slot] - 1; child >= 0; child = slots[slot] - 1) {
      if (parents[child] == node && lastWords[child] == word) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  void take(const Tokens& tokens) {
    length = tokens.count;
    if (int(ids.size()) < length) ids.resize(length);
    words.addAll(tokens, ids);
    int capacity = length * orders + 2, size = 16;
    while (size < capacity * 2) size *= 2;
    mask = size - 1;
    slots.assign(size, 0), left.assign(capacity, 0);
    parents.resize(capacity), lastWords.resize(capacity);
    int nodes = words.count;
    for (int i = 0; i < length; i++) {
      int node = ids[i];
      left[node]++;
      for (int k = i + 1; k < i + orders && k < length; k++) {
        int child;
        int slot = childSlot(node, ids[k], child);
        if (child < 0) {
          child = nodes++;
          parents[child] = node, lastWords[child] = ids[k], slots[slot] = child + 1;
        }
        left[child]++;
        node = child;
      }
    }
  }
  void match(const Tokens& tokens, int* matches) {
    if (int(ids.size()) < tokens.count) ids.resize(tokens.count);
    if (int(taken.size()) < tokens.count * orders) taken.resize(tokens.count * orders);
    words.findAll(tokens, ids);
    int used = 0;
    for (int i = 0; i < tokens.count; i++) {
      int node = ids[i];
      for (int k = i; node >= 0;) {
        if (left[node] > 0) left[node]--, matches[k - i]++, taken[used++] = node;
        if (++k >= i + orders || k >= tokens.count || ids[k] < 0) break;
        int parent = node;
        childSlot(parent, ids[k], node);
      }
    }
    for (int i = 0; i < used; i++) left[taken[i]]++;
  }
};

Tokens tokens;
Ngrams ngrams;

struct Overlap {
  int candidate, reference, matches[orders];
};

Overlap overlap(const std::string& candidate, const std::string& reference) {
  Overlap found{};
  tokenize(tokens, reference);
  ngrams.take(tokens);
  tokenize(tokens, candidate);
  ngrams.match(tokens, found.matches);
  found.candidate = tokens.count, found.reference = ngrams.length;
  return found;
}

double bleu(const std::string& candidate, const std::string& reference) {
  Overlap found = overlap(candidate, reference);
  if (found.matches[0] == 0) return 0;
  double sum = 0;
  int zeros = 0;
  for (int n = 0; n < orders; n++) {
    double total = std::max(1, found.candidate - n);
    double precision = found.matches[n] / total;
    if (precision == 0 && found.candidate > 1) precision = std::log(found.candidate) / (5 << ++zeros) / total;
    if (precision > 0) sum += 0.25 * std::log(precision);
  }
  double penalty = found.candidate > found.reference ? 1 : std::exp(1 - double(found.reference) / found.candidate);
  return penalty * std::exp(sum);
}

double gleu(const std::string& candidate, const std::string& reference) {
  Overlap found = overlap(candidate, reference);
  int longer = std::max(found.candidate, found.reference), total = 0, matched = 0;
  for (int n = 0; n < orders && n < longer; n++) total += longer - n;
  for (int n = 0; n < orders; n++) matched += found.matches[n];
  return total == 0 ? 0 : double(matched) / total;
}

}  // namespace

int main() {
  fillKinds();
  return takeTurns({{"bleu", bleu}, {"gleu", gleu}});
}
