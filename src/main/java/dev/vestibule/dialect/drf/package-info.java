/**
 * The rules that every dialect of the Django REST framework family shares: fields and validators,
 * content negotiation, credentials, the wording of errors in English and French. Tables: none. May
 * use: core, platform.
 *
 * <p>A dialect states its members as a {@link dev.vestibule.dialect.drf.Form} and its addresses as
 * {@link dev.vestibule.dialect.drf.DrfView}s:
 *
 * <pre>{@code
 * Form form() {
 *   return Form.of(
 *       CharField.of("username")
 *           .maxLength(150)
 *           .validator(Validators::username)
 *           .validator(name -> taken(name) ? Optional.of(Text.USERNAME_TAKEN) : Optional.empty()),
 *       CharField.email("email").maxLength(254),
 *       CharField.of("first_name").optional().blankable().maxLength(150),
 *       CharField.of("password"),
 *       CharField.of("re_password"));
 * }
 *
 * Answer register(Call<Caller> call) {
 *   return switch (call.validate(form())) {
 *     case Validated.Invalid(Problem problem) -> call.refuse(problem);
 *     case Validated.Valid(Values values) -> register(call, values);
 *   };
 * }
 *
 * Answer register(Call<Caller> call, Values values) {
 *   if (!values.required("password").equals(values.required("re_password"))) {
 *     return call.refuse(Errors.general(Text.PASSWORD_MISMATCH));
 *   }
 *   ...
 *   return call.created(Map.of("id", 1));
 * }
 *
 * Route users() {
 *   return DrfView.<Caller>named("User List")
 *       .credentials(bearers::read)
 *       .challenge("Bearer realm=\"api\"")
 *       .closed()
 *       .signedIn("GET", (call, me) -> call.answers().list(accounts(me)))
 *       .open("POST", this::register)
 *       .forms(call -> Map.of("POST", form()))
 *       .view()
 *       .at("/auth/users/");
 * }
 * }</pre>
 */
@NullMarked
package dev.vestibule.dialect.drf;

import org.jspecify.annotations.NullMarked;
