package dev.vestibule.core.rights;

import dev.vestibule.core.accounts.Account;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** On whose behalf a key is made: it never gets more than they have themselves. */
public sealed interface KeyMaker {
  /** Somebody who signed in. */
  record Person(Account maker, Rights rights) implements KeyMaker {
    @Override
    public Kind kind() {
      return Kind.ACCOUNT;
    }

    @Override
    public Optional<UUID> id() {
      return Optional.of(maker.uuid());
    }

    @Override
    public Optional<Long> account() {
      return Optional.of(maker.id());
    }
  }

  /** Another service. */
  record Service(ApiKey key) implements KeyMaker {
    @Override
    public Kind kind() {
      return Kind.KEY;
    }

    @Override
    public Optional<UUID> id() {
      return Optional.of(key.id());
    }

    @Override
    public Rights rights() {
      return key.rights();
    }

    @Override
    public Optional<Instant> until() {
      return key.expiresAt();
    }
  }

  /** Whoever has the machine. */
  record Operator() implements KeyMaker {
    @Override
    public Kind kind() {
      return Kind.OPERATOR;
    }

    @Override
    public Rights rights() {
      return new Rights(Set.of(), true);
    }
  }

  /** The kinds of makers; their words never change. */
  enum Kind {
    ACCOUNT,
    KEY,
    OPERATOR;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  Kind kind();

  /** Of the account or the key. */
  default Optional<UUID> id() {
    return Optional.empty();
  }

  /** The account's number. */
  default Optional<Long> account() {
    return Optional.empty();
  }

  Rights rights();

  /** How long the maker itself is good; empty for ever. */
  default Optional<Instant> until() {
    return Optional.empty();
  }
}
