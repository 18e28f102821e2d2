#include "detour/insight/catalogue.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace detour {
namespace {

constexpr std::array<Cause, 25> causes{{
    {"overpromising", "commitment", "Overpromising",
     "committed to more, sooner or cheaper than could be delivered; said yes too fast or to everything",
     "What did saying yes give you in that moment, and what would an honest date have cost?",
     "when someone asks me for a date or a favour, I will say \"let me check and tell you tomorrow\""},
    {"underestimating", "commitment", "Underestimating",
     "judged time, effort, cost or difficulty too low; left no slack",
     "How long did the last three things of this kind really take, from start to finish?",
     "when I estimate, I will look up how long the last similar thing took and start from that number"},
    {"underdelivering", "commitment", "Underdelivering",
     "missed something agreed: late, incomplete, or below the agreed quality",
     "When did you first sense that it would not arrive as agreed, and who could have been told then?",
     "when I see that a promise will slip, I will say so the same day and offer what I can deliver"},
    {"scope-creep", "commitment", "Scope creep",
     "let the work grow after the start, or set the scope far too large from the start",
     "Which addition felt too small to mention, and what did it push out?",
     "when something new is asked for, I will name what it replaces or put it on the list for later"},
    {"unclear-communication", "communication", "Unclear communication",
     "said it vaguely, late, in the wrong tone or channel, or not at all; people were not kept informed",
     "What did you think you had said, and what did the other person actually hear?",
     "when something matters, I will ask the other person to tell me in their words what we agreed"},
    {"misaligned-expectations", "communication", "Misaligned expectations",
     "never agreed what was wanted, what done means or who decides; requirements were not clarified",
     "If each of you had written down what \"done\" means on day one, where would the two notes have "
     "differed?",
     "when I start something for somebody, I will write three lines on what done means and have them "
     "confirmed"},
    {"avoided-conversation", "communication", "Avoided conversation",
     "avoided conflict, an honest no, hard feedback, negotiating, or raising a disagreement",
     "What were you protecting by not saying it, and what is the kindest true sentence you could have said?",
     "when I notice that I put off a talk, I will write its first sentence and say it within two days"},
    {"late-escalation", "communication", "Asking for help too late",
     "struggled alone, hid the trouble, or asked for help or raised the alarm too late or never",
     "What would have made it easy to ask a day earlier?",
     "when I have been stuck for an hour, I will describe the problem to somebody, solved or not"},
    {"poor-preparation", "diligence", "Poor preparation",
     "went in unready: no practice, research, rehearsal, material or plan for the event",
     "Which half hour of preparation would have helped the most?",
     "when an event is in the calendar, I will book a rehearsal two days before it"},
    {"unverified-assumption", "diligence", "Unverified assumption",
     "took something for granted that was wrong, or would have been cheap to check",
     "What did you treat as a fact, and how could you have checked it in ten minutes?",
     "when I catch myself thinking \"surely\", I will check that one thing before I go on"},
    {"skipped-checks", "diligence", "Skipped checks",
     "rushed, was careless or cut corners: no test, review, proofread or double check",
     "Which check did you leave out, and what made it feel unnecessary?",
     "when I am about to send or ship, I will stop for five minutes and go through my short list of checks"},
    {"disorganization", "diligence", "Disorganization",
     "forgot, lost track, had no notes, reminders, calendar or order; version or file muddle",
     "Where would this have had to be written down for you to have seen it in time?",
     "when I agree to something, I will put it into the one calendar or list before I do anything else"},
    {"procrastination", "diligence", "Procrastination",
     "started late, put it off, avoided the task, crammed at the last minute",
     "What about the task made it unpleasant to begin, and what is its smallest first step?",
     "when a task has been on my list for three days, I will work on it for ten minutes first thing in the "
     "morning"},
    {"overload", "focus", "Overload",
     "too many things at once, no priorities, scattered attention, constant switching",
     "If you could have kept only two of the things on your plate, which would they have been?",
     "when I take on something new, I will first finish, hand over or drop one thing"},
    {"perfectionism", "focus", "Perfectionism",
     "polished, refined or over-engineered past the point of use; would not ship until perfect",
     "Who would have noticed the difference between the version you had and the version you were after?",
     "when it does its job, I will show it to one person before I improve anything else"},
    {"exhaustion", "focus", "Exhaustion", "was tired, ill, burnt out, short of sleep, overworked",
     "What were the first signs that you were running low, and what would rest have cost then?",
     "when I have slept badly for two nights, I will move the hardest thing of the day and go to bed early"},
    {"ignored-feedback", "judgement", "Ignored feedback",
     "saw warning signs or got feedback and dismissed it, argued it away or got defensive",
     "What did the warning say, and what made it easier not to hear it?",
     "when someone warns me, I will write their point down and answer it only the next day"},
    {"emotional-reaction", "judgement", "Emotional reaction",
     "acted out of anger, panic, pride, hurt, excitement or the pressure of the moment",
     "What did the feeling want to protect, and what would you have done an hour later?",
     "when I feel the heat rise, I will walk once round the block before I answer"},
    {"playing-safe", "judgement", "Playing it safe",
     "held back out of fear or self-doubt: did not apply, speak up, ship or try; gave up too early",
     "What is the worst that could really have happened, and could you have lived with it?",
     "when I notice that I am waiting to feel ready, I will take the smallest visible step the same day"},
    {"sunk-cost", "judgement", "Sunk cost",
     "held on too long to something that was not working; did not change course or cut losses",
     "If you came to it fresh today, would you start it?",
     "when I begin something, I will write down the date and the sign at which I will stop or change course"},
    {"skill-gap", "knowledge", "Skill gap",
     "lacked the knowledge, experience or skill; was new to the tool or the field",
     "Which one thing, had you known it, would have changed most, and who could teach you it?",
     "when I start with something new to me, I will build a throw-away version or ask somebody experienced "
     "first"},
    {"wrong-audience", "knowledge", "Wrong audience",
     "misread the user, customer, market, reader or interviewer: built, pitched or sold what they did not "
     "need",
     "What did they truly want to get done, and when did you last hear it from them?",
     "when I have an idea for others, I will talk to five of them before I build it"},
    {"no-clear-goal", "knowledge", "No clear goal",
     "had no goal, plan, priority order or measure of success; drifted",
     "How would you have known, at the end of a week, that it was going well?",
     "when I start a week, I will write the one outcome that makes it a good one"},
    {"unclear-ownership", "system", "Unclear ownership",
     "nobody (or everybody) owned it; a handover dropped it; roles, process or responsibility were missing",
     "Who believed that it was whose, and how could each have seen it?",
     "when a task leaves a meeting, I will make sure that it has one name and one date"},
    {"fragile-dependency", "system", "Fragile dependency",
     "relied on a person, supplier, tool or service that failed, with no fallback or second source",
     "If this one piece is gone tomorrow, what is your next move?",
     "when everything hangs on one person or thing, I will prepare and try out a second way"},
}};

/// Optimal string alignment: edits and swaps of neighbours. Damerau (1964), Commun. ACM 7, 171–176.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

constexpr std::size_t farthest = 3;

const Cause* nearest_of(std::span<const Cause> list, std::string_view id) {
  // A word much longer than any id is none, and the table for it would be large.
  if (id.size() > 64 || list.empty()) return nullptr;
  const auto nearest =
      std::ranges::min_element(list, {}, [id](const Cause& cause) { return distance(cause.id, id); });
  return distance(nearest->id, id) <= farthest ? &*nearest : nullptr;
}

}  // namespace

std::span<const Cause> catalogue() {
  return causes;
}

const Cause* find_cause(std::string_view id) {
  const auto* const found =
      std::find_if(causes.begin(), causes.end(), [id](const Cause& cause) { return cause.id == id; });
  return found == causes.end() ? nullptr : found;
}

CauseList::CauseList(std::vector<OwnCause> own)
    : own_(std::make_shared<const std::vector<OwnCause>>(std::move(own))) {
  const auto changed = [this](std::string_view id) {
    const auto found = std::ranges::find(*own_, id, &OwnCause::id);
    return found == own_->end() ? nullptr : &*found;
  };
  for (auto cause : causes) {
    const auto* change = changed(cause.id);
    if (change != nullptr && !change->title.empty()) cause.title = change->title;
    (change != nullptr && change->hidden ? hidden_ : causes_).push_back(cause);
  }
  for (const auto& cause : *own_)
    if (find_cause(cause.id) == nullptr)
      (cause.hidden ? hidden_ : causes_)
          .push_back({cause.id, "own", cause.title, cause.meaning, cause.question, cause.counter_move});
}

const Cause* CauseList::find(std::string_view id) const {
  for (const auto* list : {&causes_, &hidden_})
    if (const auto found = std::ranges::find(*list, id, &Cause::id); found != list->end()) return &*found;
  return nullptr;
}

const Cause* CauseList::nearest(std::string_view id) const {
  return nearest_of(causes_, id);
}

bool CauseList::is_hidden(std::string_view id) const {
  return std::ranges::find(hidden_, id, &Cause::id) != hidden_.end();
}

}  // namespace detour
