// The weekly review as a conversation; private to the review command.
#pragma once

#include "asking.hpp"
#include "detour/cli/render/review.hpp"
#include "detour/cli/session.hpp"
#include "detour/journal/review.hpp"

namespace detour::cli {

/// Goes through a view question by question. Every answer is saved at once, in a step of its own; stopping
/// keeps all of them, and the same review goes on later.
class ReviewSession {
 public:
  ReviewSession(Session& session, Journal& journal, detour::Review review);
  void run(const ReviewView& view);

 private:
  void go_through(const Entry& shown);
  void ask_what_is_missing(const Entry& entry);
  void ask_about_findings(const Entry& entry);
  void ask_about(const OpenAttempt& open);
  void choose_experiment(const ReviewView& view);
  /// Changes the entry as it stands now.
  void change(const std::string& entry, std::string_view typed, const std::function<void(Entry&)>& how);
  void save_review();

  Session& session_;
  Journal& journal_;
  detour::Review review_;
  Asking ask_;
};

}  // namespace detour::cli
