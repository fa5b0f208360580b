package dev.vestibule.dialect.signup;

import dev.vestibule.platform.http.Handler;

/**
 * The pages of this dialect's mailed links, drawn by whoever draws pages. Each answers GET and HEAD
 * with a form and its POST with what came of it; {@code uid} and {@code token} are path parameters.
 *
 * @param verifyEmail a button that proves an address
 * @param newPassword a form for a new password, or a 400 that says that the link is no good
 */
public record SignupPages(Handler verifyEmail, Handler newPassword) {}
