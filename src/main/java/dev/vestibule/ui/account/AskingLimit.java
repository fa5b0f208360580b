package dev.vestibule.ui.account;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.limits.NetworkBudget;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import java.util.Optional;

/** Counts the questions whose answer tells whether somebody has an address or a number. */
final class AskingLimit {
  private final NetworkBudget budget;
  private final Pages pages;

  AskingLimit(NetworkBudget budget, Pages pages) {
    this.budget = budget;
    this.pages = pages;
  }

  /** The answer when a network has asked too often; empty while it has not. */
  Optional<Answer> refused(Visit visit) {
    return budget.spend(visit.request().address()).map(shortage -> pages.often(visit, shortage));
  }
}
