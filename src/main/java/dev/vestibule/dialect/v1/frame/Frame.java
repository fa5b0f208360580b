package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.rights.AuthenticateService;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.idempotency.IdempotencyKeys;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.List;

/** What all resources share. */
public final class Frame {
  private final String prefix;
  private final Problems problems;
  private final Bearers bearers;
  private final NetworkBudget existence;
  private final Once once;

  /**
   * @param prefix the path that the API is mounted at
   */
  public Frame(
      String prefix,
      Problems problems,
      Database database,
      Authenticate authenticate,
      AuthenticateService services,
      Groups groups,
      NetworkBudget existence,
      IdempotencyKeys keys) {
    this.prefix = prefix;
    this.problems = problems;
    this.bearers = new Bearers(database, authenticate, services, groups);
    this.existence = existence;
    this.once = new Once(keys);
  }

  /** Mounts a path below the prefix with its operations. */
  public Route at(String path, Operation... operations) {
    return Resource.at(prefix + path, this, List.of(operations));
  }

  Problems problems() {
    return problems;
  }

  Bearers bearers() {
    return bearers;
  }

  NetworkBudget existence() {
    return existence;
  }

  Once once() {
    return once;
  }
}
