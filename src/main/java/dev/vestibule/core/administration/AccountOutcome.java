package dev.vestibule.core.administration;

import java.util.List;
import java.util.UUID;

/** What came of something that was to be done with an account. */
public sealed interface AccountOutcome {
  /** It is done; the account as it is now. */
  record Done(ManagedAccount account) implements AccountOutcome {}

  /** The account is removed for good. */
  record Removed() implements AccountOutcome {}

  /** There is no such account. */
  record Gone() implements AccountOutcome {}

  /** Somebody changed it meanwhile. */
  record OtherVersion() implements AccountOutcome {}

  /** The account may do more than who asks, or what it should get is more. */
  record BeyondRights() implements AccountOutcome {}

  /** Nobody who may do everything would remain. */
  record LastSuperuser() implements AccountOutcome {}

  /** It has no address, or is deactivated. */
  record CannotBeMailed() implements AccountOutcome {}

  /**
   * Somebody else has these.
   *
   * @param profile the fields whose values somebody has
   */
  record Taken(boolean username, boolean email, boolean telephone, List<String> profile)
      implements AccountOutcome {
    public Taken {
      profile = List.copyOf(profile);
    }

    boolean nothing() {
      return !username && !email && !telephone && profile.isEmpty();
    }
  }

  /** There are no such groups. */
  record UnknownGroups(List<UUID> groups) implements AccountOutcome {
    public UnknownGroups {
      groups = List.copyOf(groups);
    }
  }
}
