package dev.vestibule.dialect.v1;

import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Words;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /problems/{code}}: what the {@code type} of a problem document leads to. */
final class ProblemTypes {
  private final String prefix;

  ProblemTypes(String prefix) {
    this.prefix = prefix;
  }

  Route route(Frame frame) {
    return frame.at("/problems/{code}", Operation.of("GET", Access.OPEN, this::one));
  }

  private Answer one(Call call) {
    return ProblemKind.ofCode(call.request().parameter("code"))
        .map(kind -> call.ok(shown(call, kind)).with("Content-Language", call.language().tag()))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Map<String, Object> shown(Call call, ProblemKind kind) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", prefix + "/problems/" + kind.code());
    json.put("code", kind.code());
    json.put("status", kind.status());
    json.put("title", Words.get(call.language(), kind.code() + ".title", List.of()));
    json.put("detail", Words.get(call.language(), kind.code() + ".detail", List.of()));
    return json;
  }
}
