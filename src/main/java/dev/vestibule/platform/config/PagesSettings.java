package dev.vestibule.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pages that people see. */
public record PagesSettings(
    @Setting(
            value =
                "Whether people can sign in, sign up and manage their account on pages of this"
                    + " server. The pages that mailed links lead to are served in any case.",
            byDefault = "true")
        boolean enabled,
    @Setting(value = "Whether people can make an account on the pages.", byDefault = "true")
        boolean signUp,
    @Setting(
            "What sign-up asks for beside e-mail address and password: username, full_name,"
                + " first_name, last_name. A username is asked for in any case where"
                + " dialects.djoser.login-field is username, and what"
                + " dialects.djoser.required-fields names.")
        List<String> signUpFields,
    @Setting(
            "Origins that sign-in may send people back to, such as https://app.example.org; the"
                + " server's own is allowed in any case.")
        List<String> returnOrigins,
    @Setting(
            value =
                "What becomes of an account whose owner deletes it on a page: delete removes it"
                    + " with everything of its; deactivate shuts it and keeps what it holds.",
            byDefault = "delete")
        Deletion deletion,
    @Setting("An image file for the head of the pages: SVG, PNG, JPEG or WebP.")
        Optional<Path> logo,
    @Setting(
            value = "The colour of buttons and links; it is darkened or lightened to be readable.",
            byDefault = "#4f46e5")
        String accent,
    @Setting("Where the terms of service are; linked below every page.") Optional<URI> termsUrl,
    @Setting("Where the privacy policy is; linked below every page.") Optional<URI> privacyUrl) {
  /** What becomes of an account whose owner wants it gone. */
  public enum Deletion {
    DELETE,
    DEACTIVATE
  }
}
