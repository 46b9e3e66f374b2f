package dev.cofferdam.app;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a test knows of an incident that is played in the window: what to answer, and what has become of the case. */
record Played(HomeParts parts, Map<String, String> answers) {
    /** More steps than any shipped playbook has; whoever needs more turns in a circle. */
    private static final int ENOUGH = 150;

    /** In the order in which they bring the incident further. */
    private static final List<String> DEEDS = List.of(
            "deed-export",
            "deed-next",
            "deed-answer",
            "deed-approve",
            "deed-run",
            "rounds-run",
            "rounds-plan",
            "deed-retry");

    static Map<String, String> demoAnswers() throws IOException {
        return byQuestion(new YAMLMapper().readTree(BegunIncident.demoAnswers()));
    }

    static Map<String, String> answers(Path file) throws IOException {
        return byQuestion(new YAMLMapper().readTree(Files.readString(file)));
    }

    /** No two questions of a shipped playbook have the same name. */
    private static Map<String, String> byQuestion(JsonNode steps) {
        var answers = new HashMap<String, String>();
        steps.forEach(step -> step.properties().forEach(answer -> {
            if (answer.getValue().isValueNode())
                answers.put(answer.getKey(), answer.getValue().asString());
        }));
        return answers;
    }

    CaseSummary theCase() {
        return parts.cases().list().getFirst();
    }

    /** The types of all records of the case. */
    Set<String> types() {
        var types = new TreeSet<String>();
        try (var reader = parts.cases().read(theCase().id())) {
            reader.forEach(0, logged -> types.add(logged.type()));
        }
        return types;
    }

    RunStatus runStatus() {
        try (var reader = parts.cases().read(theCase().id())) {
            return parts.runs().list(reader).getFirst().status();
        }
    }

    /** The case's simulated account gets this fault, whoever has it open. */
    void goesWrong(String target, Fault fault) {
        try (var session = (RangeSession)
                parts.sessions().open(Target.parse(target), theCase().folder())) {
            session.faults().add(fault);
        }
    }

    /**
     * Does what brings the incident further, until {@code until} is what can be done.
     *
     * @param act does one of {@link #DEEDS}
     */
    void play(HeadlessWindow window, String until, Consumer<String> act) {
        for (var turn = 0; turn < ENOUGH; turn++) {
            window.awaits("something to do", () -> deed(window) != null);
            var deed = Objects.requireNonNull(window.fx(() -> Objects.requireNonNullElse(deed(window), "")));
            if (deed.equals(until)) return;
            if (!deed.isEmpty()) act.accept(deed);
        }
        throw new AssertionError("the incident has no end; there is: " + window.texts());
    }

    /** What brings the incident further now; null while something is under way. */
    private static @Nullable String deed(HeadlessWindow window) {
        return DEEDS.stream().filter(window::usable).findFirst().orElse(null);
    }

    static boolean isChosen(HeadlessWindow window, String id, String value) {
        return window.node(id) instanceof ComboBox<?> choice && value.equals(choice.getValue());
    }
}
