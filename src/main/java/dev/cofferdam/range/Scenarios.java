package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The scenarios that the program carries. */
final class Scenarios {
    private static final List<String> NAMES = List.of("ec2-compromise", "iam-credentials-exposed");

    List<ScenarioSummary> all() {
        return NAMES.stream()
                .map(name -> {
                    var scenario = read(name, Instant.EPOCH);
                    return new ScenarioSummary(name, scenario.title(), scenario.description());
                })
                .toList();
    }

    /**
     * A new account.
     *
     * @param start what the scenario's times are relative to
     */
    SavedState seed(String name, Instant start) {
        var seed = name.hashCode() * 31L + start.toEpochMilli();
        var scenario = read(name, start);
        return new ScenarioSeed(scenario, seed).state(name, this::finding);
    }

    /** The finding that the scenario begins with. */
    JsonNode finding(String name, Instant now) {
        var findings = read(name, now).findings();
        if (findings == null || findings.isEmpty()) {
            throw new AwsSessionException("Scenario '" + name + "' begins with no finding.");
        }
        var first = findings.getFirst();
        return ScenarioSeed.shifted(finding(first.file()), first.updated());
    }

    private Scenario read(String name, Instant start) {
        if (!NAMES.contains(name)) {
            throw new AwsSessionException(
                    "There is no scenario '" + name + "'. There are: " + String.join(", ", NAMES));
        }
        return new ScenarioReader(name + ".yaml", start).read(resource("scenarios/" + name + ".yaml"));
    }

    private String finding(String file) {
        return resource("findings/" + file);
    }

    private static String resource(String path) {
        try (var in = Scenarios.class.getResourceAsStream(path)) {
            if (in == null) throw new AwsSessionException("The program lacks its file " + path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AwsSessionException("The program cannot read its file " + path, e);
        }
    }
}
