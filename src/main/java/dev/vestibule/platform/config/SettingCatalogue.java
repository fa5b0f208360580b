package dev.vestibule.platform.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every setting, as found once in the records below {@link Settings}. */
public final class SettingCatalogue {
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Map<String, SettingKey> KEYS = new LinkedHashMap<>();
  private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

  static {
    collect(Settings.class, "");
  }

  private SettingCatalogue() {}

  /** All settings in the order of the records. */
  public static List<SettingKey> keys() {
    return List.copyOf(KEYS.values());
  }

  /** One setting by its key, such as {@code server.port}. */
  public static Optional<SettingKey> find(String key) {
    return Optional.ofNullable(KEYS.get(key));
  }

  /** What each section is about, by its key, in the order of the records. */
  public static Map<String, String> sections() {
    return Collections.unmodifiableMap(SECTIONS);
  }

  /** The records made of one value for each key. */
  static Settings build(Map<String, Object> values) {
    return (Settings) make(Settings.class, "", values);
  }

  /** The value of each key. */
  public static Map<String, Object> values(Settings settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    read(settings, "", values);
    return values;
  }

  private static void collect(Class<?> record, String prefix) {
    for (RecordComponent component : record.getRecordComponents()) {
      String key = prefix + kebab(component.getName());
      Setting says = Objects.requireNonNull(component.getAnnotation(Setting.class), key);
      if (component.getType().isRecord()) {
        SECTIONS.put(key, says.value());
        collect(component.getType(), key + ".");
      } else {
        KEYS.put(key, new SettingKey(key, type(component.getGenericType(), says, prefix), says));
      }
    }
  }

  private static SettingType type(Type type, Setting says, String prefix) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Map.class) {
        return mapping(generic.getActualTypeArguments()[1], prefix);
      }
      SettingType inner = type(generic.getActualTypeArguments()[0], says, prefix);
      return generic.getRawType() == List.class
          ? new SettingType.Listed(inner)
          : new SettingType.Perhaps(inner);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return new SettingType.Choice(constants(plain));
    }
    return switch (plain.getSimpleName()) {
      case "String" -> new SettingType.Text();
      case "int", "Integer" -> whole(true, says, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long", "Long" -> whole(false, says, Long.MIN_VALUE, Long.MAX_VALUE);
      case "double", "Double" -> decimal(says);
      case "boolean", "Boolean" -> new SettingType.Truth();
      case "Duration" -> new SettingType.Span(span(says.min(), Duration.ZERO), most(says));
      case "Path" -> new SettingType.FilePath();
      case "URI" -> new SettingType.Address();
      default -> throw new IllegalStateException("no setting can be a " + plain);
    };
  }

  private static Mapping mapping(Type values, String prefix) {
    if (values == String.class) {
      return new WordPairs();
    }
    return values == Overrides.class
        ? new MountDeclarations(prefix.substring(0, prefix.length() - 1))
        : new SettingType.Declared();
  }

  private static List<? extends Enum<?>> constants(Class<?> type) {
    List<Enum<?>> constants = new ArrayList<>();
    for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
      constants.add((Enum<?>) constant);
    }
    return List.copyOf(constants);
  }

  private static SettingType whole(boolean narrow, Setting says, long least, long most) {
    return new SettingType.Whole(
        narrow,
        says.min().isEmpty() ? least : Long.parseLong(says.min()),
        says.max().isEmpty() ? most : Long.parseLong(says.max()));
  }

  private static SettingType decimal(Setting says) {
    return new SettingType.Decimal(
        says.min().isEmpty() ? -Double.MAX_VALUE : Double.parseDouble(says.min()),
        says.max().isEmpty() ? Double.MAX_VALUE : Double.parseDouble(says.max()));
  }

  private static @Nullable Duration most(Setting says) {
    return says.max().isEmpty() ? null : span(says.max(), Duration.ZERO);
  }

  private static Duration span(String text, Duration otherwise) {
    return text.isEmpty() ? otherwise : Durations.parse(text).orElseThrow();
  }

  private static Object make(Class<?> record, String prefix, Map<String, Object> values) {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = prefix + kebab(components[i].getName());
      types[i] = components[i].getType();
      arguments[i] =
          types[i].isRecord()
              ? make(types[i], key + ".", values)
              : Objects.requireNonNull(values.get(key), key);
    }
    try {
      Constructor<?> canonical = record.getDeclaredConstructor(types);
      return canonical.newInstance(arguments);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void read(Object record, String prefix, Map<String, Object> into) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String key = prefix + kebab(component.getName());
      try {
        Object value = Objects.requireNonNull(component.getAccessor().invoke(record), key);
        if (component.getType().isRecord()) {
          read(value, key + ".", into);
        } else {
          into.put(key, value);
        }
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** {@code masterKeyFile} becomes {@code master-key-file}. */
  static String kebab(String name) {
    return CAPITAL.matcher(name).replaceAll("-$0").toLowerCase(Locale.ROOT);
  }
}
