package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.v1.frame.Call;

/** Who calls an operation of administration. */
final class Administrators {
  private Administrators() {}

  static Administrator of(Call call) {
    return new Administrator(call.rights(), call.person().map(Caller::account));
  }
}
