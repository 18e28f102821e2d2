// The weekly review as a conversation; private to the review command.
#pragma once

#include <functional>

#include "asking.hpp"
#include "detour/cli/render/review.hpp"
#include "detour/cli/session.hpp"
#include "detour/journal/review.hpp"

namespace detour::cli {

/// Goes through an agenda question by question. Every answer is saved at once, in a step of its own; stopping
/// keeps all of them, and the same review goes on later.
class ReviewSession {
 public:
  /// `against` holds what speaks against words of permanence: attempts that worked, times it went well.
  ReviewSession(Session& session, Journal& journal, detour::Review review, std::vector<std::string> against);
  void run(const Agenda& agenda);

 private:
  void ask_about_experiment(const std::string& experiment);
  void go_through(const Entry& shown);
  void ask_what_is_missing(const Entry& entry);
  void ask_about_kind(const Entry& entry);
  void ask_about_findings(const Entry& entry);
  /// A row that says what an older question is about.
  void remind_of(const std::string& entry) const;
  void judge(const OpenAssumption& open);
  void settle(const Entry& plan);
  void praise_risk() const;
  void ask_about(const DueAttempt& due);
  void log_what_came_of_it(const DueAttempt& due);
  void rehearse(const Rehearsal& rehearsal);
  void replace(const WornLesson& worn);
  void ask_own_questions();
  void choose_experiment(const Agenda& agenda);

  /// Prints choices and reads one letter; 'q' stops.
  [[nodiscard]] char choice(std::string_view question, std::string_view letters) const;
  /// Changes the entry as it stands now.
  void change(const std::string& entry, std::string_view typed, const std::function<void(Entry&)>& how);
  /// Notes that this came up, so that it does not again when the review goes on.
  void pass(const std::string& id);
  void save_review();

  Session& session_;
  Journal& journal_;
  detour::Review review_;
  std::vector<std::string> against_;
  Asking ask_;
};

}  // namespace detour::cli
