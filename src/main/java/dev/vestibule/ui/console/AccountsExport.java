package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /console/accounts/export/}: a list of accounts as a file of comma-separated values (RFC
 * 4180), written page by page while it is read, so that it needs no more memory for a million
 * accounts than for a hundred. That it was taken is recorded before the first line.
 */
final class AccountsExport {
  private static final int PAGE = 500;

  /** What spreadsheets take for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private final Database database;
  private final ManagedAccounts accounts;
  private final NamedMatches names;
  private final AccountColumns columns;
  private final Events events;

  AccountsExport(
      Database database,
      ManagedAccounts accounts,
      NamedMatches names,
      AccountColumns columns,
      Events events) {
    this.database = database;
    this.accounts = accounts;
    this.names = names;
    this.columns = columns;
    this.events = events;
  }

  Answer file(Clerk clerk) {
    AccountQuery query = AccountQuery.of(clerk, names);
    AccountColumns.Chosen chosen = columns.chosen(query.columns());
    int count = database.read(sql -> AccountPages.count(sql, names.of(query.filters())));
    boolean _ =
        database.write(tx -> {
          events.happened(
              tx,
              EventType.DATA_EXPORTED,
              Optional.empty(),
              Map.of("what", "accounts", "count", Integer.toString(count)));
          return true;
        });
    return Answer.stream(
            200, "text/csv; charset=utf-8; header=present", out -> write(out, clerk, query, chosen))
        .with("Content-Disposition", "attachment; filename=\"accounts.csv\"")
        .with("X-Total-Count", Integer.toString(count))
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  private void write(
      OutputStream out, Clerk clerk, AccountQuery query, AccountColumns.Chosen chosen)
      throws IOException {
    Writer to = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    to.write(line(heads(chosen)));
    Optional<Position> place = Optional.empty();
    do {
      Optional<Position> from = place;
      Portion portion = database.read(sql -> portion(sql, clerk, query, chosen, from));
      for (String line : portion.lines()) {
        to.write(line);
      }
      to.flush();
      place = portion.next();
    } while (place.isPresent());
  }

  /** Some lines, and where the next ones start. */
  private record Portion(List<String> lines, Optional<Position> next) {}

  private Portion portion(
      org.jooq.DSLContext sql,
      Clerk clerk,
      AccountQuery query,
      AccountColumns.Chosen chosen,
      Optional<Position> from) {
    AccountPages.Page page = AccountPages.page(sql, query.question(names), from, PAGE);
    List<ManagedAccount> found = accounts.with(sql, page.accounts());
    Map<Long, Map<String, Object>> values = columns.values(sql, found, chosen);
    List<String> lines =
        found.stream()
            .map(managed ->
                line(
                    cells(
                        clerk,
                        managed,
                        chosen,
                        values.getOrDefault(managed.account().id(), Map.of()))))
            .toList();
    return new Portion(lines, page.next());
  }

  private static List<String> heads(AccountColumns.Chosen chosen) {
    List<String> heads = new ArrayList<>(List.of("id", "name"));
    chosen.ours().forEach(column -> heads.add(column.word()));
    chosen.fields().forEach(field -> heads.add(NamedMatches.PROFILE + field.name()));
    return heads;
  }

  private static List<String> cells(
      Clerk clerk,
      ManagedAccount managed,
      AccountColumns.Chosen chosen,
      Map<String, Object> values) {
    List<String> cells =
        new ArrayList<>(List.of(managed.account().uuid().toString(), managed.account().called()));
    chosen.ours().forEach(column -> cells.add(column.plain(managed).strip()));
    chosen
        .fields()
        .forEach(field ->
            cells.add(
                AccountColumns.value(managed, field, values, clerk.administrator()).orElse("")));
    return cells;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(AccountsExport::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /**
   * A cell in quotation marks where it needs them. An apostrophe keeps spreadsheets from running
   * what somebody chose as a name; a telephone number gets one too.
   */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
