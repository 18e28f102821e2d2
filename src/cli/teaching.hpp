// What a person teaches: yes or no to a cause of an entry, causes of their own; private to the causes
// command.
#pragma once

#include <span>
#include <string>

#include "detour/cli/command.hpp"
#include "detour/cli/session.hpp"

namespace detour::cli {

enum class Mark { yes, no, none };

/// Marks the causes of one entry as the person says and lets the detector learn from it.
void mark(const std::string& entry, std::span<const std::string> causes, Mark mark, Session& session);

/// `causes add`: a cause of the person's own, new or with more cues and examples.
void add_cause(const std::string& id, const Causes& options, Session& session);
void rename_cause(const std::string& id, const std::string& title, Session& session);
void hide_cause(const std::string& id, bool hidden, Session& session);
/// Only causes of the person's own can be removed.
void remove_cause(const std::string& id, Session& session);

}  // namespace detour::cli
