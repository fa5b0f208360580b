package dev.vestibule.dialect.v1;

import dev.vestibule.core.verification.ExportAccount;
import dev.vestibule.core.verification.ExportAccount.PersonalData;
import dev.vestibule.core.verification.ExportFile;
import dev.vestibule.core.verification.ExportFile.Identity;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;

/** {@code /me/export}: everything that is stored about whoever calls. */
final class OwnData {
  private static final String ZIP = "application/zip";

  private final ExportAccount export;

  OwnData(ExportAccount export) {
    this.export = export;
  }

  Route route(Frame frame) {
    return frame.at(
        "/me/export", Operation.of("GET", Access.SIGNED_IN, this::download).giving(ZIP));
  }

  private Answer download(Call call) {
    return export
        .export(call.caller().account().id())
        .map(data -> file(call, data).with("Cache-Control", "no-store").with("Vary", "Accept"))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private static Answer file(Call call, PersonalData data) {
    return call.asksFor(ZIP)
        ? attachment(ZIP, ExportFile.zip(data, Identity.UUID), "account.zip")
        : attachment(Answer.JSON, ExportFile.json(data, Identity.UUID), "account.json");
  }

  private static Answer attachment(String mediaType, byte[] content, String name) {
    return Answer.bytes(200, mediaType, content)
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .with("X-Content-Type-Options", "nosniff");
  }
}
