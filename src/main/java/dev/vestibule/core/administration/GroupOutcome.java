package dev.vestibule.core.administration;

import dev.vestibule.core.rights.Group;

/** What came of something that was to be done with a group. */
public sealed interface GroupOutcome {
  /** It is done; a deleted group is told as it was. */
  record Done(Group group) implements GroupOutcome {}

  /** There is no such group. */
  record Gone() implements GroupOutcome {}

  /** There is no such account. */
  record NoAccount() implements GroupOutcome {}

  /** Somebody changed it meanwhile. */
  record OtherVersion() implements GroupOutcome {}

  /** The group or account may do more than who asks, or what it should get is more. */
  record BeyondRights() implements GroupOutcome {}

  /** Another group has the name. */
  record NameTaken() implements GroupOutcome {}
}
