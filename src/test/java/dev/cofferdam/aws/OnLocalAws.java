package dev.cofferdam.aws;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.profiles.ProfileFile;
import tools.jackson.databind.JsonNode;

/**
 * Signing in with real clients to a server on the loopback interface that keeps to AWS's rules, while a case is open.
 */
abstract class OnLocalAws {
    static final String HUB = "arn:aws:iam::111122223333:role/hub";
    static final String PROD = "arn:aws:iam::444455556666:role/responder";

    final HandClock clock = new HandClock();
    final Person person = new Person();
    final List<Duration> pauses = new ArrayList<>();
    LocalAws aws;
    CaseLog log;

    @TempDir
    Path home;

    @BeforeEach
    void open() throws IOException {
        aws = new LocalAws(clock);
        aws.knows("AKIAADA", "arn:aws:iam::111122223333:user/ada");
        log = new CaseHome(home.resolve("cofferdam"), clock, new SecureRandom())
                .create("Case", "high", null, actor(), Mode.LIVE);
    }

    @AfterEach
    void close() {
        log.close();
        aws.close();
    }

    AwsSession signIn(String profile) {
        return open(configuration(), Map.of(), "profile:" + profile, SessionOrder.of(log, actor()));
    }

    String configuration() {
        return """
            [profile user]
            aws_access_key_id = AKIAADA
            aws_secret_access_key = s
            [profile hub]
            role_arn = %2$s
            source_profile = user
            duration_seconds = 7200
            [profile prod]
            region = eu-west-1
            role_arn = %3$s
            source_profile = hub
            external_id = e-1
            duration_seconds = 7200
            endpoint_url = %1$s
            cofferdam_break_glass = glass
            [profile glass]
            role_arn = arn:aws:iam::444455556666:role/break-glass
            source_profile = user
            endpoint_url = %1$s
            [profile mfa]
            region = eu-west-1
            role_arn = %2$s
            source_profile = user
            mfa_serial = arn:aws:iam::111122223333:mfa/ada
            endpoint_url = %1$s
            [profile nobody]
            aws_access_key_id = AKIANOBODY
            aws_secret_access_key = s
            [profile stranger]
            region = eu-west-1
            role_arn = %2$s
            source_profile = nobody
            endpoint_url = %1$s
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-west-1
            [profile sso]
            region = eu-west-1
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Responder
            endpoint_url = %1$s
            [profile from-sso]
            region = eu-west-1
            role_arn = %3$s
            source_profile = sso
            duration_seconds = 43200
            endpoint_url = %1$s
            """.formatted(aws.url(), HUB, PROD);
    }

    AwsSession open(
            String configuration, Map<String, String> environment, String target, @Nullable SessionOrder order) {
        var file = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                .build();
        CallPace.Pause pause = time -> {
            pauses.add(time);
            clock.pass(time);
        };
        var around = new ProfileSignIn.Around(clock, pause, "1", environment, home, person);
        return new LiveSessions(around, () -> file).open(Target.parse(target), order);
    }

    static Actor actor() {
        return new Actor("Ada L", "ada", "host", null, null);
    }

    List<LogRecord> records() {
        var all = new ArrayList<LogRecord>();
        try (var reader = log.reader()) {
            reader.forEach(0, all::add);
        }
        return all;
    }

    List<String> types() {
        return records().stream().map(LogRecord::type).toList();
    }

    JsonNode opened() {
        return records().stream()
                .filter(record -> record.type().equals("session.opened"))
                .reduce((_, later) -> later)
                .orElseThrow()
                .content()
                .body();
    }
}
