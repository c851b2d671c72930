package dev.sage.workbench.copyas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.Content;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyAsTest {
  private static final String KEY = "sk-test-" + "k3y0of1nobody".repeat(3);
  private static final String NASTY =
      "It's \"quoted\", $HOME `whoami` \\ !history\nsecond line\t— 用 👍🏽 'end'";

  @TempDir private Path folder;
  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
  private ServerSocket server;

  /** Takes one request after the other, and refuses each. */
  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) in.read());
        }
        String length =
            head.toString().toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: ", "");
        byte[] body = in.readNBytes(Integer.parseInt(length.substring(0, length.indexOf('\r'))));
        received.add(new String(body, StandardCharsets.UTF_8));
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Llm llm(String format) {
    URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    return Llm.builder()
        .environment(Map.of())
        .endpoint(Endpoint.of("acme", format, url, Secret.of(KEY)))
        .build();
  }

  private CopyAs copyAs(Llm llm) {
    return new CopyAs(llm, Config.load(ConfigSources.none(folder.resolve("config.json"))));
  }

  private static ChatRequest request() {
    return ChatRequest.builder("acme/model-1")
        .message(Message.system("Answer in one word."))
        .message(Message.user(NASTY))
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Text("Let me look."),
                    new Content.ToolCall("c1", "weather", "{\"city\":\"Bern\"}"))))
        .message(Message.toolResult("c1", "{\"rain\":true}"))
        .message(Message.user("And tomorrow?"))
        .tool(
            new ToolSpec(
                "weather",
                "The weather",
                "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"))
        .toolChoice(ToolChoice.AUTO)
        .temperature(0.2)
        .maxTokens(1_024)
        .requestId("our-own-id")
        .header("X-Session-Token", "s3cr3t-of-nobody-at-all")
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama"})
  void the_shell_gives_curl_what_the_library_sends(String format) throws Exception {
    try (Llm llm = llm(format)) {
      send(llm);
      String sent = received.take();
      String curl = copyAs(llm).text(CopyForm.CURL, request()).orElseThrow();
      assertThat(curl).doesNotContain(KEY).doesNotContain("s3cr3t-of-nobody");
      List<String> arguments = arguments(curl);
      assertThat(arguments.getLast()).isEqualTo(sent);
      assertThat(arguments).anyMatch(argument -> argument.endsWith("value of the key"));
      assertThat(arguments).contains("X-Session-Token: value of the header");
      assertThat(copyAs(llm).text(CopyForm.JSON, request())).contains(sent);
    }
  }

  private static void send(Llm llm) {
    try (ChatStream stream = llm.stream(request())) {
      stream.events().forEach(event -> {});
    }
  }

  /** What a program called curl is given by a POSIX shell, one argument after the other. */
  private List<String> arguments(String script) throws Exception {
    Path curl = folder.resolve("curl");
    Files.writeString(curl, "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\0' \"$a\"; done\n");
    assertThat(curl.toFile().setExecutable(true)).isTrue();
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script);
    shell.environment().put("PATH", folder + File.pathSeparator + "/usr/bin:/bin");
    shell.environment().put("ACME_API_KEY", "value of the key");
    shell.environment().put("ACME_X_SESSION_TOKEN", "value of the header");
    Process process = shell.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return List.of(out.substring(0, out.length() - 1).split("\0", -1));
  }

  @Test
  void the_program_compiles_against_the_library() throws Exception {
    try (Llm llm = llm("openai-chat")) {
      String code = copyAs(llm).text(CopyForm.JAVA, everything()).orElseThrow();
      assertThat(code).doesNotContain(KEY).contains("System.getenv(\"ACME_API_KEY\")");
      assertThat(errors(code)).isEmpty();
    }
  }

  @Test
  void the_program_for_a_known_vendor_lets_the_library_find_the_key() throws Exception {
    try (Llm llm = Llm.builder().environment(Map.of("OPENAI_API_KEY", KEY)).build()) {
      String code =
          copyAs(llm).text(CopyForm.JAVA, request().withModel("openai/gpt-4.1")).orElseThrow();
      assertThat(code).contains("The key comes from OPENAI_API_KEY.").doesNotContain(KEY);
      assertThat(errors(code)).isEmpty();
    }
  }

  @Test
  void a_vendor_is_named_by_its_own_variable() throws Exception {
    try (Llm llm = Llm.builder().environment(Map.of("ANTHROPIC_API_KEY", KEY)).build()) {
      assertThat(
              copyAs(llm).text(CopyForm.CURL, request().withModel("anthropic/claude-sonnet-4-5")))
          .hasValueSatisfying(
              curl ->
                  assertThat(curl)
                      .contains("\"x-api-key: $ANTHROPIC_API_KEY\"")
                      .contains("'https://api.anthropic.com/v1/messages'"));
    }
  }

  private static ChatRequest everything() {
    return request().toBuilder()
        .message(Message.user("x".repeat(90_000) + NASTY))
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Reasoning("Hm \"so\".", "{\"signature\":\"abc\"}"),
                    new Content.Reasoning("Hm.", null),
                    new Content.Text("Yes."))))
        .message(
            Message.user(
                List.of(
                    new Content.Media("image/png", "aGk=", null, null),
                    new Content.Media(
                        "image/png", null, URI.create("https://example.com/a.png"), "a.png"))))
        .responseSchema("{\"type\":\"object\"}")
        .topP(0.5)
        .seed(7_000_000_000L)
        .stop(List.of("END", "\n\n"))
        .reasoning(new Reasoning("low", null))
        .extra("metadata", Map.of("a", List.of(1, true, "b", 2.5)))
        .build();
  }

  /** What the compiler has to say; empty where the program compiles. */
  private String errors(String code) throws IOException {
    Path file = Files.writeString(folder.resolve("Ask.java"), code);
    String path =
        System.getProperty("java.class.path", "")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                path,
                file.toString());
    return status == 0 ? "" : said.toString();
  }
}
