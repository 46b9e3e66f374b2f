package dev.cofferdam.run;

import dev.cofferdam.playbook.OnError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Draws the run as others see it. */
final class Picture {
    private static final int LONGEST_VALUE = 80;

    private Picture() {}

    static RunSnapshot of(RunHeader header, RunState state, Walk walk, Guards guards) {
        var views = new ArrayList<StepView>(walk.spots().size());
        var next = new ArrayList<StepKey>();
        for (var spot : walk.spots().values()) {
            views.add(view(spot, state, walk, guards.against(spot, walk, state)));
            if (isNext(spot)) next.add(spot.place().key());
        }
        return new RunSnapshot(
                header.runId(),
                header.playbook(),
                header.target(),
                header.inputsByName(),
                header.dryRun(),
                state.status(),
                List.copyOf(views),
                List.copyOf(next));
    }

    private static StepView view(Spot spot, RunState state, Walk walk, List<String> warnings) {
        var key = spot.place().key();
        var facts = state.facts(key);
        return new StepView(
                key,
                spot.place().step(),
                spot.depth(),
                title(spot.place()),
                spot.state(),
                facts.plan(),
                facts.undoPlan(),
                walk.outputs(key),
                facts.canUndo(),
                facts.last(),
                facts.previews(),
                warnings);
    }

    static String title(Place place) {
        var loop = place.step().forEach();
        if (loop == null || place.key().iteration() == null) return place.step().title();
        var value = place.frame().variables().get(loop.as());
        return value == null ? place.step().title() : place.step().title() + " · " + words(value);
    }

    /** Of several values those that say something: which thing, in which account. */
    private static String words(JsonNode value) {
        var text = value.isValueNode() ? value.asString() : value.toString();
        if (value.isObject())
            text = value.valueStream()
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asString)
                    .filter(each -> !each.isBlank())
                    .collect(Collectors.joining(", "));
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    private static boolean isNext(Spot spot) {
        if (!spot.own()) return false;
        return switch (spot.state()) {
            case StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _, StepState.InDoubt _ -> true;
            case StepState.Failed _ -> spot.place().step().onError() != OnError.CONTINUE;
            case StepState.Waiting _,
                    StepState.Running _,
                    StepState.Done _,
                    StepState.AlreadyDone _,
                    StepState.Skipped _,
                    StepState.Undone _ -> false;
        };
    }
}
