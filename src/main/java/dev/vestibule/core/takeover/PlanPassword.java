package dev.vestibule.core.takeover;

import dev.vestibule.core.passwords.foreign.ForeignHash;
import dev.vestibule.core.passwords.foreign.ForeignHash.Reading;
import dev.vestibule.core.takeover.Finding.Remark;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of a password: its hash comes along, or its owner chooses a new one. */
final class PlanPassword {
  private static final String CHOOSE = "its owner asks for a new one by mail";

  /** Django's {@code crypt$$…}, and what the library itself writes. */
  private static final Pattern CRYPT =
      Pattern.compile("crypt\\$.*|[./A-Za-z0-9]{13}|\\$(1|5|6|y|7|md5|sha1)\\$.*");

  private final NobodysPassword nobodys;

  PlanPassword(NobodysPassword nobodys) {
    this.nobodys = nobodys;
  }

  /** The hash that stands for the user's password here; null when none shall open the account. */
  @Nullable String hash(FormerUser user, Reading password, List<Remark> remarks) {
    return switch (password) {
      case Reading.Known(ForeignHash _) -> user.password();
      case Reading.Unusable() -> null;
      case Reading.TooCostly(String why) -> {
        remarks.add(new Remark("password", "not taken over: " + why, CHOOSE));
        yield nobodys.hash();
      }
      case Reading.Unknown() -> {
        remarks.add(new Remark("password", unknown(user.password()), CHOOSE));
        yield nobodys.hash();
      }
    };
  }

  private static String unknown(String password) {
    if (password.isEmpty()) {
      return "there is none";
    }
    return CRYPT.matcher(password).matches()
        ? "made by crypt, the system's own library, which is refused: its oldest form reads eight"
            + " characters of a password and a computer guesses it in hours"
        : "of no known kind";
  }
}
