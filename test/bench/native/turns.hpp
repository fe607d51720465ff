// Takes turns with another program. For each input line `metric file milliseconds` all pairs of the file are compared over
// and over for so long; the answer is a line of pairs per second of processor time and the mean score, by which a reader
// can see that both sides compute the same. A file holds one pair a line: `candidate<TAB>reference`, neither tabs nor
// newlines inside a text.
#pragma once
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Metric = double(const std::string&, const std::string&);

inline Pairs readPairs(const std::string& path) {
  std::ifstream file(path);
  Pairs pairs;
  for (std::string line; std::getline(file, line);) {
    const size_t tab = line.find('\t');
    if (tab != std::string::npos) pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return pairs;
}

inline int takeTurns(const std::map<std::string, Metric*>& metrics) {
  std::map<std::string, Pairs> files;
  std::string name, path;
  double milliseconds;
  while (std::cin >> name >> path >> milliseconds) {
    Metric* metric = metrics.at(name);
    if (files[path].empty()) files[path] = readPairs(path);
    const Pairs& pairs = files[path];
    if (pairs.empty()) return std::fprintf(stderr, "no pairs in %s\n", path.c_str()), 2;
    double seconds = 0, sum = 0;
    size_t done = 0;
    const auto start = std::clock();
    do {
      for (const auto& [candidate, reference] : pairs) sum += metric(candidate, reference);
      done += pairs.size();
      seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    } while (seconds < milliseconds / 1000);
    std::printf("%.6g %.12f\n", double(done) / seconds, sum / double(done));
    std::fflush(stdout);
  }
  return 0;
}
