package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;

class ServiceClientsTest {
    private static final Pattern USE = Pattern.compile("\\b(\\w+Client)\\.class");
    private static final Pattern PERMISSION = Pattern.compile("\"([a-z0-9-]+):[A-Z][A-Za-z0-9]+\"");

    /** Service Quotas is asked by the preflight alone. */
    @Test
    void areThoseThatActionsAskFor() throws IOException {
        var asked = found(USE);
        asked.remove("ServiceQuotasClient");

        assertThat(ServiceClients.all().map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void areAllFoundByThePermissionsThatActionsNeed() throws IOException {
        assertThat(found(PERMISSION).stream().flatMap(prefix -> ServiceClients.of(prefix).stream()))
                .containsExactlyInAnyOrderElementsOf(ServiceClients.all().toList());
    }

    @Test
    void areSeveralWhereAServiceHasSeveral() {
        assertThat(ServiceClients.of("s3")).containsExactly(S3Client.class, S3ControlClient.class);
    }

    @Test
    void areNoneWhereWeOnlyNeedAPermission() {
        assertThat(ServiceClients.of("glue")).isEmpty();
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java/dev/cofferdam/action"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return pattern.matcher(text)
                .results()
                .map((MatchResult use) -> use.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
