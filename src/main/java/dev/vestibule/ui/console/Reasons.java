package dev.vestibule.ui.console;

import dev.vestibule.core.administration.AccountOutcome;

/** Why something is done, and why it is not. */
final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /** Keeps the reason that somebody gave with what the request brings about. */
  static void note(Clerk clerk) {
    String reason = clerk.form().line("reason");
    if (!reason.isEmpty()) {
      clerk.request().notes().reason(cut(reason));
    }
  }

  static String cut(String reason) {
    return reason.codePointCount(0, reason.length()) <= LONGEST
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, LONGEST));
  }

  /** Why nothing was done, in words. */
  static String refused(AccountOutcome outcome, ConsoleWords words) {
    return switch (outcome) {
      case AccountOutcome.Done _, AccountOutcome.Removed _ -> "";
      case AccountOutcome.Gone() -> words.get("missing.text");
      case AccountOutcome.OtherVersion() -> words.get("changed.text");
      case AccountOutcome.BeyondRights() -> words.get("beyond.text");
      case AccountOutcome.LastSuperuser() -> words.get("refused.last-superuser");
      case AccountOutcome.CannotBeMailed() -> words.get("refused.no-mail");
      case AccountOutcome.Taken _ -> words.get("refused.taken");
      case AccountOutcome.UnknownGroups _ -> words.get("missing.text");
    };
  }
}
