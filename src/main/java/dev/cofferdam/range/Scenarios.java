package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The scenarios that there are. */
final class Scenarios {
    private static final List<String> SHIPPED = List.of("ec2-compromise", "iam-credentials-exposed");

    private final List<String> names;
    private final UnaryOperator<String> files;

    /** Those that the program carries. */
    Scenarios() {
        this(SHIPPED, Scenarios::resource);
    }

    /** @param files the text of {@code scenarios/NAME.yaml} and {@code findings/FILE} */
    Scenarios(List<String> names, UnaryOperator<String> files) {
        this.names = List.copyOf(names);
        this.files = files;
    }

    List<ScenarioSummary> all() {
        return names.stream()
                .map(name -> {
                    var scenario = read(name, Instant.EPOCH);
                    return new ScenarioSummary(name, scenario.title(), scenario.description());
                })
                .toList();
    }

    /**
     * New accounts, the one that is signed in to first.
     *
     * @param start what the scenario's times are relative to
     */
    List<SavedState> seed(String name, Instant start) {
        var seed = name.hashCode() * 31L + start.toEpochMilli();
        var scenario = read(name, start);
        return new ScenarioSeed(scenario, seed).states(name, this::finding);
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
        if (!names.contains(name)) {
            throw new AwsSessionException(
                    "There is no scenario '" + name + "'. There are: " + String.join(", ", names));
        }
        return new ScenarioReader(name + ".yaml", start).read(files.apply("scenarios/" + name + ".yaml"));
    }

    private String finding(String file) {
        return files.apply("findings/" + file);
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
