package dev.cofferdam.ui.incident.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.playbook.Phase;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRowTest {
    private static List<String> rows(RunSnapshot run) {
        return StepRow.of(run).stream()
                .map(row -> switch (row) {
                    case StepRow.Heading(Phase phase) -> "= " + phase;
                    case StepRow.Line line ->
                        (line.next() ? "> " : "") + line.view().key();
                })
                .toList();
    }

    @Test
    void aHeadingStandsWhereverAnotherPhaseBegins() {
        assertThat(rows(Steps.run(
                        Steps.reading("identify", Steps.DONE),
                        Steps.manual("triage", Steps.READY),
                        Steps.changing("isolate", Steps.WAITING),
                        Steps.reading("look", Steps.WAITING))))
                .containsExactly("= ANALYZE", "identify", "> triage", "= CONTAIN", "isolate", "= ANALYZE", "look");
    }

    @Test
    void nestedStepsStayUnderTheHeadingOfTheStepThatHoldsThem() {
        assertThat(rows(Steps.run(
                        Steps.parallel("hold", Steps.READY), Steps.nested(Steps.reading("inner", Steps.READY), 1))))
                .containsExactly("= CONTAIN", "> hold", "> inner");
    }
}
