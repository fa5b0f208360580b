package dev.vestibule.platform.limits;

import java.util.Optional;

/** An allowance for each network that calls. */
public final class NetworkBudget {
  private final Budget budget;

  public NetworkBudget(Budget budget) {
    this.budget = budget;
  }

  /** Spends one of an address's network; what is short when nothing is left. */
  public Optional<Shortage> spend(String address) {
    return budget.spend(ClientNetwork.of(address));
  }

  /** Takes the spending of one back. */
  public void giveBack(String address) {
    budget.giveBack(ClientNetwork.of(address));
  }
}
