package dev.vestibule.platform.database;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Moments in the type that each database has for them; text in SQLite, which has none. Everywhere
 * an operator can read them.
 */
final class Moments implements Binding<Object, Instant> {
  static final DataType<Object> STORED = SQLDataType.OTHER;

  // Fixed width, so that text order is time order.
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final Converter<Object, Instant> CONVERTER =
      Converter.ofNullable(Object.class, Instant.class, Moments::read, instant -> instant);

  /** Before all moments that there are here, and within what each database can hold. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  static final Converter<Instant, String> AS_TEXT =
      Converter.ofNullable(
          Instant.class,
          String.class,
          Moments::text,
          text -> text.isEmpty() ? EARLIEST : Instant.parse(text));

  private static Instant read(Object stored) {
    return stored instanceof Instant instant ? instant : Instant.parse(stored.toString());
  }

  /** The type that a database has for moments. */
  private enum Kind {
    TEXT(Types.VARCHAR),
    WITH_ZONE(Types.TIMESTAMP_WITH_TIMEZONE),
    /** Without a zone; what is meant is UTC. */
    IN_UTC(Types.TIMESTAMP);

    private final int type;

    Kind(int type) {
      this.type = type;
    }

    /** As it stands in SQL. */
    String written(Instant moment) {
      String text = text(moment);
      return this == IN_UTC ? text.replace('T', ' ').replace("Z", "") : text;
    }

    /** As its driver takes it. */
    Object told(Instant moment) {
      OffsetDateTime exact = moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      return switch (this) {
        case TEXT -> text(moment);
        case WITH_ZONE -> exact;
        case IN_UTC -> exact.toLocalDateTime();
      };
    }
  }

  private static Kind kind(SQLDialect dialect) {
    if (dialect.family() == SQLDialect.SQLITE) {
      return Kind.TEXT;
    }
    return dialect.family() == SQLDialect.MARIADB ? Kind.IN_UTC : Kind.WITH_ZONE;
  }

  static String text(Instant moment) {
    return TEXT.format(moment.truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public Converter<Object, Instant> converter() {
    return CONVERTER;
  }

  @Override
  public void sql(BindingSQLContext<Instant> context) {
    Instant value = context.value();
    if (context.render().paramType() == ParamType.INLINED) {
      String told = value == null ? null : kind(context.dialect()).written(value);
      context.render().visit(DSL.inline(told));
    } else {
      context.render().sql(context.variable());
    }
  }

  @Override
  public void register(BindingRegisterContext<Instant> context) throws SQLException {
    context.statement().registerOutParameter(context.index(), Types.VARCHAR);
  }

  @Override
  public void set(BindingSetStatementContext<Instant> context) throws SQLException {
    Instant value = context.value();
    Kind kind = kind(context.dialect());
    if (value == null) {
      context.statement().setNull(context.index(), kind.type);
    } else {
      context.statement().setObject(context.index(), kind.told(value));
    }
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    context.value(
        switch (kind(context.dialect())) {
          case TEXT -> parsed(context.resultSet().getString(context.index()));
          case WITH_ZONE ->
              instant(context.resultSet().getObject(context.index(), OffsetDateTime.class));
          case IN_UTC -> inUtc(context.resultSet().getObject(context.index(), LocalDateTime.class));
        });
  }

  @Override
  public void get(BindingGetStatementContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no procedures are called here");
  }

  @Override
  public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no procedures are called here");
  }

  @Override
  public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no procedures are called here");
  }

  private static @Nullable Instant parsed(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable Instant inUtc(@Nullable LocalDateTime moment) {
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }
}
