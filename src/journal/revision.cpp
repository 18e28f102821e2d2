#include "detour/journal/revision.hpp"

#include <algorithm>

namespace detour {
namespace {

constexpr int counter_bits = 16;

}  // namespace

Stamp next_stamp(Stamp last, const Moment& now) {
  return std::max((now.seconds * 1000) << counter_bits, last + 1);
}

std::int64_t seconds_of(Stamp stamp) {
  return (stamp >> counter_bits) / 1000;
}

std::string canonical_bytes(const Revision& revision) {
  std::string bytes;
  const auto add = [&bytes](std::string_view field) {
    bytes += std::to_string(field.size());
    bytes += ':';
    bytes += field;
  };
  add(revision.record);
  add(revision.type);
  add(revision.device);
  add(std::to_string(revision.stamp));
  add(revision.step);
  add(revision.action);
  for (const auto& parent : revision.parents) add(parent);
  add(revision.body);
  return bytes;
}

}  // namespace detour
