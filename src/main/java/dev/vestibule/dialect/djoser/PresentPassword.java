package dev.vestibule.dialect.djoser;

import dev.vestibule.core.signin.Confirmation;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Message;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Throttles;
import dev.vestibule.dialect.drf.Validated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The password of who is signed in, asked for in one request. Not for use by several threads. */
final class PresentPassword {
  private final SignIn signIn;
  private final Call<Caller> call;
  private final Caller caller;
  private @Nullable Withheld held;

  PresentPassword(SignIn signIn, Call<Caller> call, Caller caller) {
    this.signIn = signIn;
    this.call = call;
    this.caller = caller;
  }

  /** The member {@code current_password}. */
  CharField field() {
    return CharField.of("current_password").check(this::check);
  }

  private Optional<Message> check(String password) {
    return switch (signIn.confirms(caller, password, Source.of(call.request()))) {
      case Confirmation.Right() -> Optional.empty();
      case Confirmation.Wrong() -> Optional.of(Text.PASSWORD_WRONG);
      case Confirmation.Held(Withheld why) -> {
        held = why;
        yield Optional.of(Text.THROTTLED);
      }
    };
  }

  /** Holds the body against a form with that member; too many wrong ones refuse it as a whole. */
  Validated validate(Form form) {
    Validated validated = call.validate(form);
    Withheld why = held;
    return why == null ? validated : new Validated.Invalid(Throttles.withheld(why));
  }
}
