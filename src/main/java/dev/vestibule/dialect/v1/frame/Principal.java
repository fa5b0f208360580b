package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.core.tokens.Caller;

/** On whose behalf a request is made. */
public sealed interface Principal {
  /**
   * Somebody who signed in.
   *
   * @param rights read only where an operation needs a permission, and none elsewhere
   */
  record Person(Caller caller, Rights rights) implements Principal {}

  /** A service, by its key. */
  record Service(ApiKey key) implements Principal {
    @Override
    public Rights rights() {
      return key.rights();
    }
  }

  Rights rights();
}
