package dev.vestibule.core.verification;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Circumstances;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.RequestNotes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The requests that wait to be looked at; sealed, and gone once they were. */
public final class DeferredRequests {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Table<Record> REQUESTS = table(name("deferred_requests"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> KIND = field(name("kind"), SQLDataType.VARCHAR);
  private static final Field<byte[]> CONTENT = field(name("content"), SQLDataType.VARBINARY);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");

  private final Vault vault;

  public DeferredRequests(Vault vault) {
    this.vault = vault;
  }

  /** What is sealed of a request. */
  private record Content(
      @Nullable Long account,
      String contact,
      String template,
      String address,
      String language,
      @Nullable Boolean withCode,
      @Nullable String site,
      @Nullable Origin origin) {}

  /** The request that it came with, for what is recorded of it. */
  private record Origin(
      String requestId,
      String address,
      @Nullable String userAgent,
      @Nullable String door,
      @Nullable String route) {
    static Origin of(Circumstances here) {
      return new Origin(
          here.requestId(),
          here.address(),
          here.userAgent(),
          here.notes().door(),
          here.notes().route());
    }

    Circumstances circumstances() {
      RequestNotes notes = new RequestNotes();
      if (door != null) {
        notes.door(door);
      }
      if (route != null) {
        notes.route(route);
      }
      return new Circumstances(requestId, address, userAgent, notes);
    }
  }

  void insert(Transaction tx, String id, DeferredRequest request, Instant now) {
    LinkMail mail = request.mail();
    Content content =
        new Content(
            request.account(),
            request.contact(),
            mail.template(),
            mail.address().template(),
            mail.language().tag(),
            mail.withCode(),
            mail.site(),
            Circumstances.current().map(Origin::of).orElse(null));
    tx.sql()
        .insertInto(REQUESTS, ID, KIND, CONTENT, CREATED_AT)
        .values(
            id,
            request.kind().stored(),
            vault.seal(JSON.writeValueAsBytes(content), context(id)),
            now)
        .execute();
  }

  /** The request, unless it is over. */
  Optional<DeferredRequest> waiting(DSLContext sql, String id) {
    return sql.select(KIND, CONTENT)
        .from(REQUESTS)
        .where(ID.eq(id))
        .fetchOptional(row ->
            request(
                DeferredRequest.Kind.fromStored(row.get(KIND)),
                vault.open(row.get(CONTENT), context(id))));
  }

  /** The circumstances in which it was asked for, where that was in a request. */
  Optional<Circumstances> origin(DSLContext sql, String id) {
    return sql.select(CONTENT)
        .from(REQUESTS)
        .where(ID.eq(id))
        .fetchOptional(CONTENT)
        .map(sealed -> content(vault.open(sealed, context(id))).origin())
        .map(Origin::circumstances);
  }

  void remove(Transaction tx, String id) {
    tx.sql().deleteFrom(REQUESTS).where(ID.eq(id)).execute();
  }

  int count(DSLContext sql) {
    return sql.fetchCount(REQUESTS);
  }

  /** Removes requests that came before that moment and could never be looked at. */
  public int sweep(Transaction tx, Instant before) {
    return tx.sql()
        .deleteFrom(REQUESTS)
        .where(Portion.of(tx, REQUESTS, ID, CREATED_AT.lt(before), Housekeeping.STEP))
        .execute();
  }

  private static DeferredRequest request(DeferredRequest.Kind kind, byte[] plain) {
    Content content = content(plain);
    Language language = Language.ofTag(content.language()).orElse(Language.EN);
    return new DeferredRequest(
        kind,
        content.account(),
        content.contact(),
        new LinkMail(
            content.template(),
            new LinkAddress(content.address()),
            language,
            Boolean.TRUE.equals(content.withCode()),
            content.site()));
  }

  private static Content content(byte[] plain) {
    return JSON.readValue(new String(plain, StandardCharsets.UTF_8), Content.class);
  }

  private static String context(String id) {
    return "request " + id;
  }
}
