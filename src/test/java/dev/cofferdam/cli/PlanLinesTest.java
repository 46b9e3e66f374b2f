package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.caselog.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanLinesTest {
    private static List<String> lines(Plan plan) {
        var screen = Screen.plain();
        PlanLines.print(plan, screen.terminal());
        return screen.lines();
    }

    @Test
    void showBeforeAndAfterBelowEachResource() {
        var groups = Json.MAPPER.createArrayNode().add("sg-web").add("sg-ssh");
        var plan = new Plan(
                "Isolate i-1",
                List.of(
                        new Change(
                                "eni-1",
                                "Groups",
                                groups,
                                Json.MAPPER.createArrayNode().add("sg-none")),
                        Change.of("i-1", "Termination", "false", "true"),
                        Change.of("eni-1", "Tag", null, "x")),
                List.of("NAT flows stay tracked."),
                List.of("i-1"));
        assertThat(lines(plan))
                .containsExactly(
                        "  plan    Isolate i-1",
                        "          eni-1",
                        "            Groups: sg-web, sg-ssh → sg-none",
                        "            Tag: (none) → x",
                        "          i-1",
                        "            Termination: false → true",
                        "  beware  NAT flows stay tracked.");
    }

    @Test
    void showLongValuesWhole() {
        var policy = "{\"Statement\": [" + "\"0123456789\", ".repeat(30) + "\"end\"]}";
        var lines = lines(Plan.of("Change trust", List.of(Change.of("role/web", "Trust", "old", policy))));
        assertThat(lines).contains("              - old");
        var after = lines.subList(lines.indexOf("              - old") + 1, lines.size());
        assertThat(after)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Terminal.WIDTH));
        assertThat(String.join(" ", after).replaceAll("\\s+", " ")).isEqualTo(" + " + policy);
    }

    @Test
    void saySoWhenThereIsNothingToChange() {
        assertThat(lines(Plan.of("Protect i-1", List.of())))
                .contains("          nothing to change: the goal already holds");
    }
}
