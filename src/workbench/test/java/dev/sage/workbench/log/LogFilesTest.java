package dev.sage.workbench.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Whatever way a text takes into the log, it is clean there. */
class LogFilesTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogFilesTest.class);
  private static final String SECRET = "r3gister3dVal-ue0815xyZ";

  @TempDir private Path folder;

  private final Redactor redactor = Redactor.create();

  private String logged() throws IOException {
    return Files.readString(folder.resolve("logs").resolve("sage.log"));
  }

  @Test
  void a_secret_is_in_no_part_of_a_line() throws IOException {
    redactor.register(Secret.of(SECRET));
    LogFiles.open(new Home(folder), redactor);
    MDC.put("requestId", SECRET);
    LOG.info("argument {}", SECRET);
    LOG.error("message " + SECRET, new IOException(SECRET, new IOException("cause " + SECRET)));
    LOG.atWarn().addKeyValue("header", SECRET).addArgument(SECRET).log("pairs {}");
    MDC.remove("requestId");
    LoggerFactory.getLogger("named." + SECRET).warn("name");

    assertThat(logged())
        .contains("argument [secret:", "message [secret:", "cause [secret:", "pairs [secret:")
        .contains("header=\"[secret:")
        .doesNotContain(SECRET, SECRET.substring(0, 10), SECRET.substring(10));
  }

  @Test
  void personal_data_goes_as_the_policy_says_from_the_next_line_on() throws IOException {
    var policy = new AtomicReference<>(RedactionPolicy.SECRETS);
    LogFiles.open(new Home(folder), redactor, policy::get);
    LOG.info("first jo.doe@mail.test");
    policy.set(RedactionPolicy.SECRETS.withPii("email", true));
    LOG.info("second jo.doe@mail.test");

    assertThat(logged()).contains("first jo.doe@mail.test", "second [email:");
  }
}
