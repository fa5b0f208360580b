package dev.vestibule.dialect.v1.operations;

import dev.vestibule.core.notifications.Channel;
import dev.vestibule.core.notifications.Previews;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.config.SettingInForce;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /settings}, {@code /templates} and {@code /templates/{channel}/{name}}. */
final class SettingResources {
  private static final String LANGUAGE = "language";

  private final List<SettingInForce> settings;
  private final Previews previews;

  SettingResources(List<SettingInForce> settings, Previews previews) {
    this.settings = settings;
    this.previews = previews;
  }

  List<Route> routes(Frame frame) {
    Access read = Access.with(Permission.SYSTEM_READ);
    return List.of(
        frame.at("/settings", Operation.of("GET", read, this::settings)),
        frame.at("/templates", Operation.of("GET", read, this::kinds)),
        frame.at("/templates/{channel}/{name}", Operation.of("GET", read, this::preview)));
  }

  private Answer settings(Call call) {
    return call.ok(Map.of("settings", settings.stream().map(SettingResources::json).toList()));
  }

  private static Map<String, @Nullable Object> json(SettingInForce setting) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", setting.key().key());
    json.put("value", setting.value().isEmpty() ? null : setting.value());
    json.put("secret", setting.key().says().secret());
    json.put("from", setting.from().place());
    json.put("given", setting.given());
    json.put("default", setting.usual().isEmpty() ? null : setting.usual());
    json.put("description", setting.key().says().value());
    return json;
  }

  private Answer kinds(Call call) {
    return call.ok(
        Map.of("templates", previews.kinds().stream().map(SettingResources::json).toList()));
  }

  private static Map<String, Object> json(Previews.Kind kind) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", kind.channel().stored());
    json.put("name", kind.name());
    json.put("languages", kind.languages().stream().map(Language::tag).toList());
    return json;
  }

  private Answer preview(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(LANGUAGE::equals);
    Language language =
        parameters.read(LANGUAGE, "choice", SettingResources::language).orElse(call.language());
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    String name = call.request().parameter("name");
    return Channel.ofWord(call.request().parameter("channel"))
        .flatMap(channel -> previews.preview(channel, name, language))
        .map(preview -> call.ok(json(preview)))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private static Optional<Language> language(String tag) {
    return Stream.of(Language.values()).filter(known -> known.tag().equals(tag)).findFirst();
  }

  private static Map<String, @Nullable Object> json(Previews.Preview preview) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(json(preview.kind()));
    json.put(LANGUAGE, preview.language().tag());
    json.put("subject", preview.subject().isEmpty() ? null : preview.subject());
    json.put("text", preview.text());
    json.put("html", preview.html().isEmpty() ? null : preview.html());
    return json;
  }
}
