#include "log_pages.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace detour::store {
namespace {

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t usual_page_size = 4096, smallest_page_size = 512;
constexpr std::size_t leaf_header_size = 8;
constexpr char table_leaf = 0x0D;
constexpr std::size_t log_columns = 11;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

/// Bytes taken from the front; what is asked for beyond their end is empty.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] std::string_view rest() const { return rest_; }
  std::string_view take(std::uint64_t size) {
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
      const auto byte = big_endian(take(1));
      value = value << 7 | (byte & 0x7F);
      if ((byte & 0x80) == 0) return value;
    }
    return value << 8 | big_endian(take(1));
  }

 private:
  std::string_view rest_;
};

/// The pages of a database file, numbered from 1.
class Pages {
 public:
  explicit Pages(std::istream& file) : in_(file) {
    in_.seekg(0, std::ios::end);
    file_size_ = static_cast<std::uint64_t>(std::max<std::streamoff>(in_.tellg(), 0));
    in_.seekg(0);
    std::string header(100, '\0');
    if (!in_.read(header.data(), static_cast<std::streamsize>(header.size())) || !header.starts_with(magic))
      return;
    auto size = big_endian(header.substr(16, 2));
    if (size == 1) size = 65'536;
    if (size >= smallest_page_size && (size & (size - 1)) == 0) size_ = size;
  }
  [[nodiscard]] std::uint64_t count() const { return file_size_ / size_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::uint64_t file_size() const { return file_size_; }
  /// Empty when there is no such page or it cannot be read.
  std::string page(std::uint64_t number) {
    std::string bytes(size_, '\0');
    if (number < 1 || number > count()) return {};
    in_.clear();
    in_.seekg(static_cast<std::streamoff>((number - 1) * size_));
    if (!in_.read(bytes.data(), static_cast<std::streamsize>(size_))) return {};
    return bytes;
  }

 private:
  std::istream& in_;
  std::uint64_t file_size_ = 0, size_ = usual_page_size;
};

/// How much of a payload stands in its leaf.
std::uint64_t local_size(std::uint64_t payload, std::uint64_t page_size) {
  const auto most = page_size - 35;
  if (payload <= most) return payload;
  const auto least = (page_size - 12) * 32 / 255 - 23;
  const auto wanted = least + (payload - least) % (page_size - 4);
  return wanted <= most ? wanted : least;
}

/// The payload of a cell, all of it or nothing.
std::string payload_of(Bytes& cell, std::uint64_t size, Pages& pages) {
  if (size > pages.file_size()) return {};
  std::string payload(cell.take(local_size(size, pages.size())));
  auto next = payload.size() < size ? big_endian(cell.take(4)) : 0;
  while (payload.size() < size) {
    const auto overflow = pages.page(next);
    if (overflow.empty()) return {};
    next = big_endian(overflow.substr(0, 4));
    payload += overflow.substr(4, size - payload.size());
  }
  return payload;
}

std::int64_t integer(std::uint64_t type, Bytes& values) {
  constexpr std::array<std::size_t, 7> sizes{0, 1, 2, 3, 4, 6, 8};
  if (type >= sizes.size()) return type == 9 ? 1 : 0;
  const auto bytes = values.take(sizes[type]);
  if (bytes.empty()) return 0;
  const auto unused = 64 - 8 * bytes.size();
  return static_cast<std::int64_t>(big_endian(bytes) << unused) >> unused;
}

std::string text(std::uint64_t type, Bytes& values) {
  return type >= 13 && type % 2 == 1 ? std::string(values.take((type - 13) / 2)) : std::string();
}

/// What of a record is no revision comes out as one that is not intact.
std::optional<LoggedRevision> revision_in(const std::string& record, std::uint64_t rowid) {
  Bytes header(record);
  const auto header_size = header.varint();
  if (header_size > record.size()) return std::nullopt;
  Bytes values(std::string_view(record).substr(header_size));
  std::array<std::uint64_t, log_columns> types{};
  for (auto& type : types) type = header.varint();
  LoggedRevision logged{static_cast<std::int64_t>(rowid), {}};
  auto& revision = logged.revision;
  revision.id = text(types[1], values);
  revision.record = text(types[2], values);
  revision.type = text(types[3], values);
  revision.device = text(types[4], values);
  revision.stamp = integer(types[5], values);
  revision.step = text(types[6], values);
  revision.action = text(types[7], values);
  revision.parents = parents_in(text(types[8], values));
  revision.body = text(types[9], values);
  const auto checksum = integer(types[10], values);
  return is_intact(revision, checksum) ? std::optional(std::move(logged)) : std::nullopt;
}

}  // namespace

void for_each_revision_in_pages(std::istream& file, const std::function<void(const LoggedRevision&)>& visit) {
  Pages pages(file);
  for (std::uint64_t number = 1; number <= pages.count(); ++number) {
    const auto page = pages.page(number);
    if (!page.starts_with(table_leaf)) continue;
    Bytes places(std::string_view(page).substr(leaf_header_size));
    for (auto cells = big_endian(page.substr(3, 2)); cells > 0 && !places.rest().empty(); --cells) {
      const auto place = big_endian(places.take(2));
      if (place >= page.size()) continue;
      Bytes cell(std::string_view(page).substr(place));
      const auto size = cell.varint(), rowid = cell.varint();
      if (const auto logged = revision_in(payload_of(cell, size, pages), rowid)) visit(*logged);
    }
  }
}

}  // namespace detour::store
