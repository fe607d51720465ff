// rapidfuzz's C++ core, compiled on the spot: it is header-only and comes in the source package of rapidfuzz 3.10.1.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTurns } from './turns.mjs'

const version = '3.10.1'

const driver = `
#include <rapidfuzz/fuzz.hpp>
#include <rapidfuzz/distance/Levenshtein.hpp>
#include <ctime>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>
using Pairs = std::vector<std::pair<std::string, std::string>>;
static double sink = 0;
static void run(const std::string& name, const Pairs& pairs) {
  if (name == "fuzzyMatch") for (auto& p : pairs) sink += rapidfuzz::fuzz::ratio(p.first, p.second);
  else if (name == "levenshtein") for (auto& p : pairs) sink += rapidfuzz::levenshtein_normalized_similarity(p.first, p.second);
  else if (name == "weightedRatio") for (auto& p : pairs) sink += rapidfuzz::fuzz::WRatio(p.first, p.second);
  else if (name == "partialRatio") for (auto& p : pairs) sink += rapidfuzz::fuzz::partial_ratio(p.first, p.second);
  else if (name == "group") {
    rapidfuzz::fuzz::CachedRatio<char> cached(pairs[0].second);
    for (auto& p : pairs) sink += cached.similarity(p.first);
  }
}
int main() {
  std::map<std::string, Pairs> files;
  std::string name, file;
  double milliseconds;
  while (std::cin >> name >> file >> milliseconds) {
    Pairs& pairs = files[file];
    if (pairs.empty()) {
      std::ifstream in(file);
      for (std::string line; std::getline(in, line);) {
        auto tab = line.find('\\t');
        pairs.push_back({line.substr(0, tab), line.substr(tab + 1)});
      }
    }
    long done = 0;
    double nanoseconds;
    auto start = std::clock();
    do {
      run(name, pairs);
      done += pairs.size();
      nanoseconds = 1e9 / CLOCKS_PER_SEC * double(std::clock() - start);
    } while (nanoseconds < milliseconds * 1e6);
    printf("%.6g\\n", done / nanoseconds * 1e9);
    fflush(stdout);
  }
  fprintf(stderr, "%g\\n", sink);
}
`

/** Metrics that the driver knows. */
export const rapidfuzzMetrics = [
  { metric: 'fuzzyMatch', longest: 5000 },
  { metric: 'group', name: 'fuzzyMatch, 1 reference', longest: 5000 },
  { metric: 'levenshtein', longest: 5000 },
  { metric: 'partialRatio', longest: 200 },
  { metric: 'weightedRatio', longest: 200 },
]

/** The compiled driver as `(metric, file, milliseconds) => pairs per second`, or why there is none. */
export function startRapidfuzz(cache) {
  const headers = findHeaders(cache)
  if (headers === undefined) return { why: 'the source package of rapidfuzz could not be fetched with pip' }
  const source = join(cache, 'driver.cpp')
  const program = join(cache, 'driver')
  writeFileSync(source, driver)
  const built = spawnSync('g++', ['-O3', '-std=c++17', '-ffp-contract=off', '-I', headers, source, '-o', program])
  if (built.status !== 0) return { why: 'g++ is missing or failed' }
  return startTurns(program)
}

function findHeaders(cache) {
  const folder = join(cache, `rapidfuzz-${version}`, 'extern', 'rapidfuzz-cpp')
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  // pip asks a source package for its metadata by building it: without CMake that is quick, and a newer builder refuses it.
  writeFileSync(join(cache, 'builder.txt'), 'scikit-build-core==0.10.7\n')
  const environment = { ...process.env, SKBUILD_WHEEL_CMAKE: 'false', PIP_CONSTRAINT: join(cache, 'builder.txt') }
  const request = ['-m', 'pip', 'download', '--no-binary', 'rapidfuzz', '--no-deps', `rapidfuzz==${version}`, '-d', cache]
  spawnSync('python3', request, { env: environment, timeout: 180_000 })
  const archive = readdirSync(cache).find((name) => name.endsWith('.tar.gz'))
  if (archive !== undefined) spawnSync('tar', ['xzf', join(cache, archive), '-C', cache])
  return existsSync(folder) ? folder : undefined
}
