// ROUGE-L as graderkit computes it (tokens to numbers in one scan, then a bit-parallel LCS), in C++ with 64-bit words:
// the yardstick for what the JavaScript loses to its language.
//
// Input and output: turns.hpp; UTF-8. The Kelvin sign and I with a dot are taken as separators.
// Build: g++ -O3 -std=c++17 rouge.cpp -o rouge
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "turns.hpp"

namespace {

// Where the tokens of a text stand, found eight bytes at a time without a branch per character.
struct Scan {
  static constexpr size_t margin = 16;
  std::vector<uint8_t> buffer = std::vector<uint8_t>(256);
  std::vector<uint32_t> bounds = std::vector<uint32_t>(256);
  std::vector<int32_t> ids = std::vector<int32_t>(128);

  const uint8_t *bytes() const { return buffer.data() + margin; }

  size_t read(const std::string &text) {
    const size_t size = text.size();
    if (buffer.size() < size + margin + 16) {
      buffer.resize(2 * size + margin + 16);
      bounds.resize(2 * size + 16);
      ids.resize(size + 1);
    }
    uint8_t *data = buffer.data() + margin;
    std::memcpy(data, text.data(), size);
    std::memset(data + size, 0, 9);
    constexpr uint64_t each = 0x0101010101010101u;
    uint32_t count = 0;
    uint64_t before = 0;
    uint32_t *out = bounds.data();
    for (size_t i = 0; i <= size; i += 8) {
      uint64_t eight;
      std::memcpy(&eight, data + i, 8);
      const uint64_t ascii = eight & (each * 0x7f);
      const uint64_t lower = ascii | (each * 0x20);
      const uint64_t letter = (lower + each * 0x1f) & ~(lower + each * 0x05);
      const uint64_t digit = (ascii + each * 0x50) & ~(ascii + each * 0x46);
      const uint64_t inside = (letter | digit) & ~eight & (each * 0x80);
      const uint64_t turns = inside ^ ((inside << 8) | before);
      before = inside >> 56;
#pragma GCC unroll 8
      for (uint32_t k = 0; k < 8; k++) {
        out[count] = static_cast<uint32_t>(i) + k;
        count += (turns >> (8 * k + 7)) & 1;
      }
    }
    return count / 2;
  }
};

struct Token {
  uint64_t last;
  uint32_t first;
  uint32_t end;
  uint32_t length;
};

// Numbers of the reference's tokens; slots keep marks of earlier texts, which count as empty below `base`.
struct Tokens {
  Scan learned, recognized;
  std::vector<Token> known;
  std::vector<int32_t> slots = std::vector<int32_t>(128, 0);
  int32_t base = 1;

  template <bool learn>
  void number(Scan &scan, size_t tokens) {
    const uint8_t *bytes = scan.bytes();
    const uint32_t mask = static_cast<uint32_t>(slots.size() - 1);
    for (size_t i = 0; i < tokens; i++) {
      const uint32_t start = scan.bounds[2 * i];
      const uint32_t end = scan.bounds[2 * i + 1];
      const uint32_t length = end - start;
      uint64_t last;
      uint32_t first;
      std::memcpy(&last, bytes + end - 8, 8);
      std::memcpy(&first, bytes + end - 12, 4);
      last = (last | 0x2020202020202020u) & (length >= 8 ? ~uint64_t{0} : ~uint64_t{0} << (64 - 8 * length));
      first = length <= 8 ? 0 : (first | 0x20202020u) & (length >= 12 ? ~0u : ~0u << (96 - 8 * length));
      uint32_t hash = static_cast<uint32_t>(last) * 0x9e3779b1u ^ static_cast<uint32_t>(last >> 32) * 0x85ebca77u;
      hash ^= first * 0xc2b2ae3du;
      if (length > 12)
        for (uint32_t k = start; k < end - 12; k++) hash = (hash ^ (bytes[k] | 0x20)) * 0x01000193u;
      hash ^= hash >> 15;
      uint32_t slot = hash & mask;
      int32_t found = slots[slot] - base;
      while (found >= 0) {
        const Token &token = known[found];
        if (token.last == last && token.first == first && token.length == length &&
            (length <= 12 || samePrefix(bytes + start, learned.bytes() + token.end - length, length - 12)))
          break;
        slot = (slot + 1) & mask;
        found = slots[slot] - base;
      }
      if (found < 0) {
        found = -1;
        if (learn) {
          found = static_cast<int32_t>(known.size());
          slots[slot] = base + found;
          known.push_back({last, first, end, length});
        }
      }
      scan.ids[i] = found;
    }
  }

  static bool samePrefix(const uint8_t *a, const uint8_t *b, size_t length) {
    for (size_t i = 0; i < length; i++)
      if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
    return true;
  }

  size_t learn(const std::string &text) {
    const size_t tokens = learned.read(text);
    base += static_cast<int32_t>(known.size());
    known.clear();
    if (slots.size() < 2 * tokens || base > 0x3fffffff) {
      size_t size = slots.size();
      while (size < 2 * tokens) size *= 2;
      slots.assign(size, 0);
      base = 1;
    }
    number<true>(learned, tokens);
    return tokens;
  }

  size_t recognize(const std::string &text) {
    const size_t tokens = recognized.read(text);
    number<false>(recognized, tokens);
    return tokens;
  }
};

constexpr size_t words = 4;
constexpr size_t stripSize = words * 64;

struct Lcs {
  std::vector<int32_t> rowOf, rows, where;
  std::vector<uint8_t> carries;
  std::array<uint64_t, (stripSize + 1) * words> masks{};

  template <size_t width>
  size_t advance(size_t active) {
    uint64_t state[width];
    for (auto &word : state) word = ~uint64_t{0};
    for (size_t i = 0; i < active; i++) {
      const int32_t row = rows[i];
      uint64_t carry = carries[where[i]];
#pragma GCC unroll 4
      for (size_t w = 0; w < width; w++) {
        const uint64_t hit = state[w] & masks[row + w];
        const uint64_t sum = state[w] + hit + carry;
        carry = (hit | (state[w] & ~sum)) >> 63;
        state[w] = sum | (state[w] ^ hit);
      }
      carries[where[i]] = static_cast<uint8_t>(carry);
    }
    size_t zeros = 0;
    for (const auto word : state) zeros += static_cast<size_t>(__builtin_popcountll(~word));
    return zeros;
  }

  size_t operator()(const int32_t *pattern, size_t m, const int32_t *text, size_t n, size_t distinct) {
    size_t start = 0, end = m, textEnd = n;
    while (start < end && start < textEnd && pattern[start] == text[start]) start++;
    while (end > start && textEnd > start && pattern[end - 1] == text[textEnd - 1]) end--, textEnd--;
    size_t common = start + m - end;
    if (start == end || start == textEnd) return common;
    const size_t length = textEnd - start;
    if (rowOf.size() <= distinct) rowOf.resize(2 * distinct + 2);
    if (rows.size() <= length) {
      rows.resize(2 * length + 2);
      where.resize(2 * length + 2);
      carries.resize(2 * length + 2);
    }
    std::memset(carries.data(), 0, length);
    for (size_t strip = start; strip < end; strip += stripSize) {
      const size_t stop = std::min(end, strip + stripSize);
      int32_t used = 0;
      for (size_t i = strip; i < stop; i++) {
        int32_t &row = rowOf[pattern[i] + 1];
        if (row == 0) {
          row = used += static_cast<int32_t>(words);
          for (size_t w = 0; w < words; w++) masks[row + w] = 0;
        }
        masks[row + (i - strip) / 64] |= uint64_t{1} << ((i - strip) % 64);
      }
      size_t active = 0;
      for (size_t i = 0; i < length; i++) {
        const int32_t row = rowOf[text[start + i] + 1];
        rows[active] = row;
        where[active] = static_cast<int32_t>(i);
        active += (row | carries[i]) != 0;
      }
      const size_t size = stop - strip;
      common += size <= 64 ? advance<1>(active) : size <= 128 ? advance<2>(active) : advance<4>(active);
      for (size_t i = strip; i < stop; i++) rowOf[pattern[i] + 1] = 0;
    }
    return common;
  }
};

double rougeL(Tokens &tokens, Lcs &lcs, const std::string &candidate, const std::string &reference) {
  const size_t m = tokens.learn(reference);
  const size_t n = tokens.recognize(candidate);
  if (m == 0 || n == 0) return 0;
  const size_t common = lcs(tokens.learned.ids.data(), m, tokens.recognized.ids.data(), n, tokens.known.size());
  if (common == 0) return 0;
  const double precision = static_cast<double>(common) / static_cast<double>(n);
  const double recall = static_cast<double>(common) / static_cast<double>(m);
  return 2 * precision * recall / (precision + recall);
}

double rougeL(const std::string &candidate, const std::string &reference) {
  static Tokens tokens;
  static Lcs lcs;
  return rougeL(tokens, lcs, candidate, reference);
}

}  // namespace

int main() { return takeTurns({{"rougeL", rougeL}}); }
