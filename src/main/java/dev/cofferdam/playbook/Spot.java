package dev.cofferdam.playbook;

import java.util.List;
import java.util.Map;

/**
 * Where in a file a step stands, and what others can learn of it.
 *
 * @param path from the top to the step itself
 * @param questions of a manual step
 * @param outputs by name, as seen from inside the same round; {@code status} is one of them
 */
record Spot(String id, Position at, List<Hop> path, Map<String, InputSpec> questions, Map<String, Typed> outputs) {
    /**
     * One step on the way.
     *
     * @param list the list that it is in, a number for each list of the file
     * @param parallel whether that list's steps run at the same time
     */
    record Hop(String step, int list, boolean parallel, int index, boolean rounds) {}

    /** How a step sees another one. */
    sealed interface View {
        /** @param rounds whether it is seen over all rounds of a {@code for_each} that the looking step is not in */
        record Seen(Spot step, boolean rounds) implements View {}

        /** @param why in words, to go behind the step's name */
        record Hidden(String why) implements View {}
    }

    View see(Spot other) {
        for (var depth = 0; ; depth++) {
            if (depth == path.size() && depth == other.path.size())
                return new View.Hidden("is this step itself, which has no outputs yet (only its verify can see them)");
            if (depth == path.size()) return new View.Hidden("is inside this step, and has not run yet");
            if (depth == other.path.size())
                return new View.Hidden("is the step around this one, and is not through yet");
            var here = path.get(depth);
            var there = other.path.get(depth);
            if (here.list() != there.list())
                return new View.Hidden("is in another branch (line %d)".formatted(other.at.line()));
            if (here.index() == there.index()) continue;
            if (here.parallel()) return new View.Hidden("runs at the same time (line %d)".formatted(other.at.line()));
            if (here.index() < there.index())
                return new View.Hidden("comes later (line %d), and has not run yet".formatted(other.at.line()));
            return new View.Seen(other, other.path.stream().skip(depth).anyMatch(Hop::rounds));
        }
    }
}
