package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.ImportedAccounts.Marks;
import dev.vestibule.platform.crypto.Digests;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What both sides are, in few bytes, so that a later look tells which of them changed. */
final class Seen {
  private static final String BETWEEN = "\u001f";

  private Seen() {}

  static Marks of(FormerUser user, Account account) {
    return new Marks(there(user), here(account), password(user.password()), password(account));
  }

  /** All that a follower brings but the password; the last sign-in is no change. */
  static String there(FormerUser user) {
    return digest(
        user.username(),
        user.email(),
        user.firstName(),
        user.lastName(),
        user.fullName(),
        user.telephone(),
        user.locale(),
        user.active(),
        user.staff(),
        user.superuser(),
        user.proven(),
        new TreeMap<>(user.profile()));
  }

  static String here(Account account) {
    return digest(
        account.username(),
        account.email(),
        account.telephone(),
        account.firstName(),
        account.lastName(),
        account.fullName(),
        account.status(),
        account.staff(),
        account.superuser());
  }

  static String password(Account account) {
    String hash = account.passwordHash();
    return password(hash == null ? "" : hash);
  }

  static String password(String hash) {
    return Digests.sha256Hex(hash);
  }

  private static String digest(@Nullable Object... parts) {
    return Digests.sha256Hex(
        Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(BETWEEN)));
  }
}
