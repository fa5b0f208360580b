package dev.vestibule.platform.database;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
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

  private static boolean asText(SQLDialect dialect) {
    return dialect.family() == SQLDialect.SQLITE;
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
      context.render().visit(value == null ? DSL.inline((String) null) : DSL.inline(text(value)));
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
    boolean asText = asText(context.dialect());
    if (value == null) {
      int type = asText ? Types.VARCHAR : Types.TIMESTAMP_WITH_TIMEZONE;
      context.statement().setNull(context.index(), type);
    } else if (asText) {
      context.statement().setString(context.index(), text(value));
    } else {
      OffsetDateTime moment = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      context.statement().setObject(context.index(), moment);
    }
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    if (asText(context.dialect())) {
      String stored = context.resultSet().getString(context.index());
      context.value(stored == null ? null : Instant.parse(stored));
    } else {
      context.value(instant(context.resultSet().getObject(context.index(), OffsetDateTime.class)));
    }
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

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }
}
