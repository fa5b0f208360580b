package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontEndCheckTest {
  private static final String ACTIONS =
      """
      export const load = () => async (dispatch) => {
        const config = { headers: { 'Authorization': `JWT ${localStorage.getItem('access')}` } };
        const res = await axios.get(`${process.env.REACT_APP_API_URL}/auth/users/me/`, config);
      };
      export const login = (email, password) => async (dispatch) => {
        const body = JSON.stringify({ email, password });
        await axios.post(`${process.env.REACT_APP_API_URL}/auth/jwt/create/`, body, config);
      };
      export const signup = (name, email, password, re_password) => async () => {
        const body = JSON.stringify({ name, email, password, re_password });
        await axios.post(`${process.env.REACT_APP_API_URL}/auth/users/`, body, config);
      };
      export const confirm = (uid, token, new_password, re_new_password) => async () => {
        const body = JSON.stringify({ uid, token, new_password, re_new_password });
        await axios.post(`${process.env.REACT_APP_API_URL}/auth/users/reset_password_confirm/`, body);
      };
      """;

  @TempDir private Path folder;

  @Test
  void requestsThatWereTyped() {
    String said =
        new Console(folder)
            .says(
                "doctor",
                "front-end",
                "https://api.example.org/api",
                "--request",
                "POST /auth/jwt/create/ {\"email\": \"a@example.org\", \"password\": \"hush\"}",
                "--request",
                "GET /auth/users/me Sasha:");

    assertThat(said)
        .contains("It speaks djoser and SimpleJWT: jwt-create, me.")
        .contains("prefix: /api/auth", "token-prefixes: [Sasha]", "natural-name: email")
        .contains("closing slashes off")
        .doesNotContain("hush", "a@example.org");
  }

  @Test
  void sourceWithActionsARouterAndAnAddressFromTheEnvironment() throws IOException {
    write("src/actions/auth.js", ACTIONS);
    write(
        "src/App.js",
        """
        <Route exact path='/login' component={Login} />
        <Route exact path='/password-reset/:uid/:token' component={Confirm} />
        <Route exact path='/verify/:uid/:token' component={Activate} />
        """);
    write(".env", "REACT_APP_API_URL='http://localhost:8000/api/v1'\n");

    String said = new Console(folder).says("doctor", "front-end", "src/..");

    assertThat(said)
        .endsWith(
            """
            dialects:
              djoser:
                prefix: /api/v1/auth
                token-prefixes: [JWT]
                natural-name: email
                password-reset-confirm-url: "/password-reset/{uid}/{token}"
                activation-url: "/verify/{uid}/{token}"
            profile:
              fields:
                name: {type: string, dialects: [djoser]}
            """);
    Files.writeString(folder.resolve("vestibule.yaml"), said.substring(said.indexOf("dialects:")));
    assertThat(new Console(folder).says("doctor", "front-end", "src/.."))
        .contains("The settings in force fit.");
  }

  @Test
  void aVueFrontEndWithStoredTokensAndPagesBehindAHash() throws IOException {
    write(
        "src/api.ts",
        """
        const http = axios.create({ baseURL: 'http://127.0.0.1:8000/accounts/' });
        http.defaults.headers.common['Authorization'] = 'Token ' + store.token;
        export const signIn = (form) =>
          http.post('token/login/', { username: form.name, password: form.password });
        export const signUp = (form) =>
          http.post('users', { username: form.name, email: form.email, password: form.password });
        export const me = () => http.get('users/me');
        """);
    write(
        "src/router.ts",
        """
        createRouter({ history: createWebHashHistory(), routes: [
          { path: '/activate/:uid/:token', component: Activate },
          { path: '/users', component: People }] });
        """);

    assertThat(new Console(folder).says("doctor", "front-end", "src"))
        .contains("It speaks djoser with stored tokens: me, token-login, users.")
        .endsWith(
            """
            dialects:
              djoser:
                prefix: /accounts
                user-create-password-retype: false
                activation-url: "#/activate/{uid}/{token}"
            """);
  }

  @Test
  void cookiesAndPagesThatAreFiles() throws IOException {
    write(
        "redux/services/apiSlice.ts",
        """
        const baseQuery = fetchBaseQuery({
          baseUrl: `${process.env.NEXT_PUBLIC_HOST}/api`, credentials: 'include' });
        const refreshed = await baseQuery({ url: '/jwt/refresh/', method: 'POST' }, api, extra);
        login: builder.mutation({ query: ({ email, password }) => ({
          url: '/jwt/create/', method: 'POST', body: { email, password } }) }),
        user: builder.query({ query: () => '/users/me/' }),
        """);
    write("app/(auth)/activation/[uid]/[token]/page.tsx", "export default Page;");
    write(".env.local", "NEXT_PUBLIC_HOST=http://localhost:8000\n");

    assertThat(new Console(folder).says("doctor", "front-end", "redux/.."))
        .contains("cookies that scripts cannot read")
        .contains("cors:\n  credentials: true\n")
        .contains("natural-name: email", "enabled: true")
        .contains("activation-url: \"/activation/{uid}/{token}\"");
  }

  @Test
  void simpleJwtAtPlacesOfAProjectsOwn() {
    Console console = new Console(folder);

    assertThat(
            console.says(
                "doctor",
                "front-end",
                "http://localhost:8000",
                "--request",
                "POST /api/token/ {\"username\": \"\", \"password\": \"\"}",
                "--request",
                "POST /api/token/refresh/ {\"refresh\": \"\"}",
                "--request",
                "GET /api/auth/users/me/ Bearer:"))
        .contains("prefix: /api/auth")
        .contains(
            "mounts: {more: {prefix: /api, routes: {jwt-create: /token/, jwt-refresh:"
                + " /token/refresh/}}}");
  }

  @Test
  void knoxByHandFromTypedRequests() {
    assertThat(
            new Console(folder)
                .says(
                    "doctor",
                    "front-end",
                    "http://localhost:8000",
                    "--request",
                    "POST /api/auth/register {\"username\": \"\", \"password\": \"\"}",
                    "--request",
                    "GET /api/auth/user Token:"))
        .contains("It speaks Knox: register, current-user.")
        .contains("register-signs-in: true")
        .doesNotContain("djoser");
  }

  @Test
  void knoxByHandFromSource() throws IOException {
    Files.createDirectories(folder.resolve("lead"));
    write(
        "lead/auth.js",
        """
        axios.get('/api/auth/user', tokenConfig(getState)).then((res) => {});
        const body = JSON.stringify({ username, password });
        axios.post('/api/auth/login', body, config).then((res) => {});
        axios.post('/api/auth/logout/', null, tokenConfig(getState)).then((res) => {});
        config.headers['Authorization'] = `Token ${token}`;
        """);
    assertThat(new Console(folder).says("doctor", "front-end", "lead"))
        .contains("It speaks Knox: current-user, login, logout.")
        .contains("login-field: username")
        .doesNotContain("djoser");
  }

  @Test
  void knoxByHandFromARecording() throws IOException {
    write(
        "knox.har",
        """
        {"log": {"entries": [
          {"request": {"method": "POST", "url": "http://localhost:8000/api/auth/register",
            "headers": [{"name": "Origin", "value": "http://localhost:3000"}],
            "postData": {"text": "{\\"username\\":\\"ada\\",\\"email\\":\\"a@example.org\\",\\"password\\":\\"hush\\"}"}},
           "response": {"content": {"text": "{\\"user\\":{},\\"token\\":\\"0123abcd\\"}"}}},
          {"request": {"method": "POST", "url": "http://localhost:8000/api/auth/login", "headers": [],
            "postData": {"text": "{\\"username\\":\\"ada\\",\\"password\\":\\"hush\\"}"}},
           "response": {"content": {"text": "{\\"user\\":{},\\"token\\":\\"0123abcd\\"}"}}},
          {"request": {"method": "GET", "url": "http://localhost:8000/api/auth/user",
            "headers": [{"name": "Authorization", "value": "Token 0123abcd"}]}, "response": {}}]}}
        """);

    assertThat(new Console(folder).says("doctor", "front-end", "knox.har"))
        .contains("It speaks Knox: register, login, current-user.")
        .endsWith(
            """
            dialects:
              knox:
                prefix: /api/auth
                routes: {current-user: /user/}
                register-signs-in: true
                login-field: username
                fields: {full_name: off, telephone: off, username: fixed}
            """)
        .doesNotContain("hush", "0123abcd");
  }

  @Test
  void whatItCannotLookAtIsSaid() throws IOException {
    Console console = new Console(folder);
    write("other/index.js", "fetch('/weather/today/');");

    assertThat(console.run("doctor", "front-end", "nothing-there")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("It takes a folder with source, a HAR file, or an address");
    assertThat(console.run("doctor", "front-end", "other")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("Nothing of a djoser, SimpleJWT or Knox API");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
