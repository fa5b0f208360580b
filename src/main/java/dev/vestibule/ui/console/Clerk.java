package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.http.Request;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.Visit;
import java.util.Optional;

/** Somebody whom the console let in, at the page that they opened. */
public record Clerk(Visit visit, Caller caller, Rights rights) {
  public Account account() {
    return caller.account();
  }

  public Request request() {
    return visit.request();
  }

  /** What was posted; empty when a page is only opened. */
  public PageForm form() {
    return visit.form();
  }

  public ConsoleWords words() {
    return ConsoleWords.in(visit.language());
  }

  public boolean may(Permission permission) {
    return rights.allow(permission);
  }

  /** The same as the use cases of administration ask for. */
  public Administrator administrator() {
    return new Administrator(rights, Optional.of(account()));
  }

  /** The last value of a query parameter without the spaces around it; empty when there is none. */
  public String asked(String name) {
    return request().queryParameter(name).map(String::strip).orElse("");
  }

  @Override
  public String toString() {
    return "clerk " + account().id();
  }
}
