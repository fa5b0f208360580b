package dev.vestibule.dialect.drf;

import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.limits.NetworkBudget;
import dev.vestibule.platform.limits.Shortage;
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
            : ofNetwork(budget).apply(call);
  }

  /** Requests of everybody. */
  public static Function<Call<Caller>, Optional<Failure>> ofNetwork(NetworkBudget budget) {
    return call -> budget.spend(call.request().address()).map(Throttles::refusal);
  }

  /** Refuses somebody whose password was not looked at. */
  public static Failure withheld(Withheld why) {
    return switch (why) {
      case Withheld.TooSoon(Shortage shortage) -> refusal(shortage);
      case Withheld.Unproven() ->
          Failure.of(429, Text.DEVICE_UNPROVEN).with("code", "device_unproven");
    };
  }

  private static Failure refusal(Shortage shortage) {
    return Failure.throttled(shortage.seconds(), shortage.headers());
  }
}
