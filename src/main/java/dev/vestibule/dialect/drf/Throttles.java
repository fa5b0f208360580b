package dev.vestibule.dialect.drf;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.limits.NetworkBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Refuses whom a budget has nothing left for, in the words of DRF's throttles. */
public final class Throttles {
  private Throttles() {}

  /** Requests whose answers can tell who has an account; staff may know that. */
  public static Function<Call<Caller>, Optional<Failure>> existence(NetworkBudget budget) {
    return call ->
        call.principal().filter(caller -> caller.account().staff()).isPresent()
            ? Optional.empty()
            : budget.spend(call.request().address()).map(Throttles::refusal);
  }

  /** A started second counts as a whole one. */
  private static Failure refusal(Duration wait) {
    return Failure.throttled(wait.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
