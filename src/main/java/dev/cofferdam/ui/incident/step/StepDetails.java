package dev.cofferdam.ui.incident.step;

import dev.cofferdam.run.Run;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What has to be asked of the run about a step, beside its view; read in the background, again for each state. */
final class StepDetails {
    private final Run run;
    private final Latest reading;
    private final Runnable changed;
    private Optional<StepKey> key = Optional.empty();
    private String state = "";
    private String guidance = "";
    private Map<String, JsonNode> inputs = Map.of();

    StepDetails(Run run, Background background, Runnable changed) {
        this.run = run;
        this.reading = background.latest();
        this.changed = changed;
    }

    /** Reads what is not known yet of the step as it stands. */
    void follow(StepView view) {
        if (isOf(view.key()) && state.equals(view.state().word())) return;
        if (!isOf(view.key())) {
            guidance = "";
            inputs = Map.of();
        }
        key = Optional.of(view.key());
        state = view.state().word();
        reading.run(
                _ -> new Read(run.guidance(view.key()), run.inputs(view.key())),
                read -> {
                    guidance = read.guidance();
                    inputs = read.inputs();
                    changed.run();
                },
                _ -> {});
    }

    private record Read(String guidance, Map<String, JsonNode> inputs) {}

    /** Markdown; empty until it was read. */
    String guidance(StepKey of) {
        return isOf(of) ? guidance : "";
    }

    /** Empty until they were read. */
    Map<String, JsonNode> inputs(StepKey of) {
        return isOf(of) ? inputs : Map.of();
    }

    private boolean isOf(StepKey step) {
        return key.filter(step::equals).isPresent();
    }
}
